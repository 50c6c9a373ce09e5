import { amendExtra } from '../conversation/amend-message.ts'
import type { Amendment } from '../conversation/decision.ts'
import type { Content, Entry, Transcript } from '../conversation/model.ts'
import type { FileCard } from '../file/model.ts'

/** Whether it is sound that was recorded to be heard as a message, in the form that the server made of it. */
export const isSpoken = ({ voice, kind, playable }: Pick<FileCard, 'voice' | 'kind' | 'playable'>): boolean =>
  voice && kind === 'audio' && playable

export type AwaitedEntry = Entry & { content: Content & { kind: 'message' } }

/** Whether its words are still to be written down. */
export const isAwaited = (entry: Entry): entry is AwaitedEntry =>
  entry.content.kind === 'message' && entry.content.extra?.transcript?.state === 'waiting'

/** Says what has come of a message's sound. Nothing where it was taken back meanwhile, or its words are there already. */
export const decideTranscribed = ({ content }: Entry, transcript: Transcript): Amendment => {
  const before = content.kind === 'message' ? content.extra?.transcript : undefined
  return content.kind !== 'message' ||
    before === undefined ||
    before.state === 'made' ||
    before.state === transcript.state
    ? { kind: 'nothing' }
    : amendExtra(content, { transcript })
}
