/** `solved`: what the visitor came for is solved and it should be told, so the second service is due. */
export type CallbackState = 'open' | 'solved' | 'done'

/** How one try to reach somebody ended: spoken with, not reached, or written to. */
export type AttemptResult = 'reached' | 'missed' | 'written'
export type CallbackAttempt = { atMs: number; agentId: string; result: AttemptResult }

/** A callback: an entry of the revisit list (marks D2 to D7). */
export type Callback = {
  accountId: string
  id: string
  /** Null where it was put on the list by hand and names nobody who is known here. */
  contactId: string | null
  conversationId: string | null
  /** What was written by hand; a contact's own record says more. */
  name: string | null
  email: string | null
  phone: string | null
  reason: string
  /** What the visitor reported. */
  reported: string
  outcome: string
  state: CallbackState
  dueAtMs: number | null
  /** Who has claimed it; nobody is everybody's. */
  ownerId: string | null
  attempts: number
  lastAttempt: CallbackAttempt | null
  createdById: string
  createdAtMs: number
  changedAtMs: number
  /** Counts its changes; who changes it says which one it saw. */
  rev: number
}

export type CallbackText = Pick<Callback, 'name' | 'email' | 'phone' | 'reason' | 'reported' | 'outcome'>

export type CallbackChange = Partial<CallbackText & Pick<Callback, 'state' | 'dueAtMs' | 'ownerId'>> & {
  attempt?: AttemptResult
}

/** Where the person of an entry is: on a site, only in the host app or game as that reports, or nowhere. */
export type Standing = 'here' | 'app' | 'away'

/** Why an entry is told besides being shown: its person is there and the second service is due, or its time has come. */
export type CallbackNotice = 'online' | 'due'
