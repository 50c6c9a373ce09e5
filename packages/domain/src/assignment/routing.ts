/** Lanes in the order in which they are served. Words are what a visitor left who is not here: agents pull them. */
export const lanes = ['own', 'priority', 'normal', 'words'] as const
export type Lane = (typeof lanes)[number]
/** `session`: the visitor is in a session of several meanwhile. */
export type RestCause = 'gone' | 'idle' | 'session'

/** Where a conversation belongs, and where it waits while nobody has it. */
export type Routing = {
  /** Whose members may be given it; null is anybody's. */
  teamId: string | null
  lane: Lane
  /** Its place: who began to wait first is served first. Null while it does not wait for an agent. */
  queuedAtMs: number | null
  /** The agent whose own contact it is; in the lane `own` it waits for that one. */
  wantedAgentId: string | null
  /** Who is asked to take it, and until when. */
  offer: { agentId: string; expiresAtMs: number } | null
  /** Who was asked in this wait and did not take it; asked again only when all others were, too. */
  passedOver: readonly string[]
  /** Who has given it away, and has it again when nobody takes it. */
  giverId: string | null
  /** How often it was led on in this wait, for having waited too long. */
  hops: number
  /** Nobody is there to be served: the visitor has gone, or lets the agent wait. Then it holds no seat. */
  resting: { sinceMs: number; cause: RestCause } | null
  /** When the visitor was last reminded to answer. */
  remindedAtMs: number | null
}

export const noRouting: Routing = {
  teamId: null,
  lane: 'normal',
  queuedAtMs: null,
  wantedAgentId: null,
  offer: null,
  passedOver: [],
  giverId: null,
  hops: 0,
  resting: null,
  remindedAtMs: null,
}

/** Nobody is asked, and nobody gets it back. */
const unclaimed = { offer: null, passedOver: [], giverId: null, hops: 0 }

export type QueuePlace = Pick<Routing, 'teamId' | 'lane' | 'wantedAgentId'>

/** Begins to wait at `queuedAtMs`, which may lie in the past: then it has that place. */
export const waitFrom = (routing: Routing, queuedAtMs: number, place: Partial<QueuePlace> = {}): Routing => ({
  ...routing,
  ...place,
  queuedAtMs,
  ...unclaimed,
})

/** Waits no longer: somebody has it, or it has ended. It stays its team's, and its own agent's. */
export const waitNoMore = (routing: Routing): Routing =>
  routing.queuedAtMs === null &&
  routing.offer === null &&
  routing.passedOver.length === 0 &&
  routing.giverId === null &&
  routing.hops === 0
    ? routing
    : { ...routing, queuedAtMs: null, ...unclaimed }

export const isWaiting = ({ status, routing }: { status: string; routing: Routing }): boolean =>
  status === 'queued' && routing.queuedAtMs !== null

/** It has ended: nobody is waited for, neither an agent nor the visitor. */
export const waitOver = (routing: Routing): Routing => {
  const over = waitNoMore(routing)
  return over.resting === null ? over : { ...over, resting: null }
}
