/** A moment at which something of the account is due. */
export type Timer = {
  accountId: string
  /** What is to be done; its handler is found by this. */
  kind: string
  /** Whom or what it concerns; one timer for each kind and subject. */
  subjectId: string
  dueAtMs: number
}

/** The timers of one account. */
export interface TimerRows {
  /** Takes the place of the one that the same kind and subject had. */
  set(timer: Omit<Timer, 'accountId'>): Promise<void>
  /** Sets those that there are not yet; the others stay as they are. */
  ensure(timers: readonly Omit<Timer, 'accountId'>[]): Promise<void>
  /** Nothing where there is none. */
  cancel(kind: string, subjectId: string): Promise<void>
  /** Moves it to a later time if it is still due as it was: who moves it may carry it out. */
  claim(timer: Omit<Timer, 'accountId'>, untilMs: number): Promise<boolean>
  /** Takes it away, unless it was set anew meanwhile. */
  done(timer: Omit<Timer, 'accountId'>): Promise<void>
}

/** Across accounts, because a node asks what is due at all. */
export interface DueTimers {
  /** Those that are due until then, soonest first. */
  until(untilMs: number, limit: number): Promise<Timer[]>
}
