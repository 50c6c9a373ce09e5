import type { AlsoBy } from '@frontdesk/domain'

/** Something to be sent soon, as a rule by mail. It names whom it is about; the link's token is made when it leaves, so that no queue holds one. */
export type Job =
  | { kind: 'invitation' | 'registration'; accountId: string; agentId: string }
  /** As asked for: whether there is such a login is found out when nobody waits for an answer any more. */
  | { kind: 'reset'; company: string | null; login: string }
  /** What agents wrote to a visitor who was not there, from one order number to another. */
  | { kind: 'words'; accountId: string; conversationId: string; contactId: string; fromSeq: number; toSeq: number }
  /** Words of a room that go besides to a colleague who is not here. */
  | { kind: 'notice'; accountId: string; conversationId: string; seq: number; agentId: string; way: AlsoBy }
  /** A visitor's conversation, to the address that was its own when it asked. */
  | { kind: 'transcript'; accountId: string; conversationId: string; contactId: string; address: string }
  | { kind: 'address'; accountId: string; siteId: string; contactId: string; address: string }

export interface Jobs {
  /** Resolves once it is stored; then it is carried out at least once, also after a restart. */
  add(job: Job): Promise<void>
  /** Removes every job that names the contact, done or not. */
  forgetContact(accountId: string, contactId: string): Promise<void>
  /** Begins to carry jobs out. One that throws is tried again with growing pauses. */
  start(carryOut: (job: Job) => Promise<void>): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}
