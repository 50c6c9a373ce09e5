import type { Content } from './model.ts'

type Message = Content & { kind: 'message' }

/** What a message was heard to say; empty where nothing was, or not yet. */
export const heardIn = ({ extra }: Message): string =>
  extra?.transcript?.state === 'made' ? extra.transcript.text : ''

/** The words of a message: what was written, else what was heard. */
export const saidIn = (message: Message): string => message.text || heardIn(message)
