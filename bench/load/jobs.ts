/** A server under load: the product, or the bare relay. */
export type Target =
  | { kind: 'product'; url: string; siteKey: string; origin: string }
  | { kind: 'baseline'; url: string }

/** A visitor and its conversation. The token is empty for the bare relay. */
export type KnownVisitor = { token: string; contactId: string; conversationId: string; address: string }

/** The bytes in Base64, since jobs are handed over as JSON. */
export type Upload = { name: string; base64: string }

/** A period in which messages were relayed. Latencies are from sending to the agent having it, in ms. */
export type Sending = { sent: number; acknowledged: number; acknowledgeMs: number[] }

/** What a load process can be asked to do; one job at a time, in order. */
export type Jobs = {
  /** New visitors come in; with `conversations` each begins one. */
  enter: {
    params: { target: Target; count: number; firstAddress: number; conversations: boolean }
    result: KnownVisitor[]
  }
  /** Visitors connect, in steps; writers show their conversation, onlookers only look around. */
  visitors: {
    params: {
      target: Target
      visitors: KnownVisitor[]
      as: 'writers' | 'bare writers' | 'bare onlookers'
      perSecond: number
    }
    result: { connected: number }
  }
  agent: {
    params: { target: Target; cookie: string; agentId: string; conversationIds: string[]; bare: boolean }
    result: { connected: number }
  }
  /** Every visitor has one message under way at all times. */
  flood: { params: { seconds: number; bare: boolean }; result: Sending }
  /** Messages at a steady rate from visitors in turn, whether or not the ones before are answered. */
  rate: { params: { perSecond: number; seconds: number }; result: Sending }
  /** An agent sends files into a conversation, so many at once, each until it is ready, and after so long begins no more. */
  uploads: {
    params: { target: Target; cookie: string; conversationId: string; files: Upload[]; atOnce: number; seconds: number }
    result: { [outcome: string]: number }
  }
  /** Agents: what has come since the last time this was asked. */
  received: { params: Record<string, never>; result: { count: number; latencyMs: number[] } }
  /** Everybody leaves. */
  leave: { params: Record<string, never>; result: Record<string, never> }
  /** Visitors: how many are online now. */
  online: { params: Record<string, never>; result: { count: number } }
}

export type JobName = keyof Jobs
export type Ask = { [N in JobName]: { number: number; name: N; params: Jobs[N]['params'] } }[JobName]
export type Told = { number: number; result: unknown } | { number: number; error: string }
