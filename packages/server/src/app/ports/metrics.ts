import type { CommandName, ErrorCode } from '@frontdesk/protocol'

/** What the server counts and measures for operators. Labels come from closed sets only; no call throws. Times in seconds. */
export interface Metrics {
  connectionOpened(kind: 'agent' | 'visitor'): void
  connectionClosed(kind: 'agent' | 'visitor'): void
  /** A socket was closed by the server before its time, for one of these reasons. */
  connectionCut(reason: 'slow' | 'silent' | 'revoked' | 'limited' | 'unauthenticated'): void
  /** A message was committed. */
  messageStored(author: 'contact' | 'agent' | 'bot' | 'system'): void
  /** One COMMIT of the log: how many acts it held and how long it took. */
  batchCommitted(acts: number, seconds: number): void
  /** A command was answered through one of the doors; `outcome` is `ok` or the code of the refusal. */
  commandAnswered(door: 'http' | 'socket', command: CommandName, outcome: 'ok' | ErrorCode, seconds: number): void
  /** Any HTTP request was answered; `route` is the route's pattern, never an address. */
  requestAnswered(method: string, route: string, status: number, seconds: number): void
}
