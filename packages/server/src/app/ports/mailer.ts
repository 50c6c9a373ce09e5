import type { Language } from '@frontdesk/domain'

/** What a mail says; the words are the adapter's. Links are whole addresses. Values are as people wrote them: the adapter escapes. */
export type Letter =
  /** An administrator has made an account for the receiver. */
  | { kind: 'invitation'; company: string; name: string; login: string; link: string; lifeDays: number }
  /** Somebody registered a company with this address. Names nothing that a stranger wrote. */
  | { kind: 'registration'; link: string; lifeDays: number }
  | { kind: 'reset'; company: string; name: string; login: string; link: string; lifeMinutes: number }
  /** A visitor said that this is its address. */
  | { kind: 'address'; siteName: string; link: string; lifeMinutes: number }
  /** What agents wrote to somebody who was not there. Has no link: the chat stands on the company's own pages. */
  | { kind: 'words'; siteName: string; words: readonly { by: string; text: string }[] }
  /** What was said in the receiver's own conversation. */
  | { kind: 'transcript'; siteName: string; words: readonly { by: string; text: string }[] }
  /** What a colleague wrote to the receiver alone, who was not here. */
  | { kind: 'colleague'; name: string; by: string; link: string; words: readonly { by: string; text: string }[] }
  /** The same in a room of several. */
  | {
      kind: 'room'
      name: string
      by: string
      room: string
      link: string
      words: readonly { by: string; text: string }[]
    }
  | { kind: 'test' }

export interface Mailer {
  /** Resolves once the mail server has taken the message. @throws MailRefused */
  send(to: string, language: Language, letter: Letter): Promise<void>
  /** Ends its connections. Idempotent. */
  close(): void
}

/** The mail server did not take a message, or was not reached. */
export class MailRefused extends Error {
  /** In the mail server's words, one line, without secrets. */
  readonly reason: string
  /** Another try would end the same way. */
  readonly isForGood: boolean

  constructor(reason: string, isForGood: boolean) {
    super(`The mail server did not take a message: ${reason}`)
    this.name = 'MailRefused'
    this.reason = reason
    this.isForGood = isForGood
  }
}
