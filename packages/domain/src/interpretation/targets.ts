import type { Content, Entry, EntryAuthor, Party, Translation } from '../conversation/model.ts'
import { saidIn } from '../conversation/said.ts'
import { isTelling, languageByScript } from './language.ts'
import type { ConversationInterpretation, LanguageSource } from './model.ts'

/** A participant and what it reads, the language it is addressed in first. Empty where nobody knows, or it wants none. */
export type Speaker = { party: Party; reads: readonly string[]; source: LanguageSource | null }

/** What a text is taken to be written in. With `ask` the engine is to find it out; `language` is then a guess, or null. */
export type Source = { language: string | null; ask: boolean }

/** In what a message was heard to be said; null where it was written, or the engine for speech did not tell. */
export const heardAs = ({ text, extra }: Content & { kind: 'message' }): Source | null =>
  text === '' && extra?.transcript?.state === 'made' && extra.transcript.language !== null
    ? { language: extra.transcript.language, ask: false }
    : null

/**
 * In what an author wrote: by its script where that tells, else in its own language. An engine that can find it out does,
 * unless somebody has said which it is.
 */
export const sourceOf = (text: string, author: EntryAuthor, speakers: readonly Speaker[], detects: boolean): Source => {
  const speaker = speakers.find(({ party }) => party.kind === author.kind && party.id === author.id)
  const own = speaker?.reads[0] ?? null
  const told = languageByScript(text)
  if (told !== null) return { language: own?.startsWith(told) === true ? own : told, ask: false }
  const isForeign = own !== null && ownScript.has(own)
  return { language: isForeign ? null : own, ask: detects && (isForeign || speaker?.source !== 'chosen') }
}

/** Languages that are not written in the letters of another. */
const ownScript: ReadonlySet<string> = new Set(['zh', 'zh-Hant', 'ja', 'ko'])

/** Whether a visitor's text is to tell its language, because its page and browser alone have so far. */
export const isProbe = (
  text: string,
  author: EntryAuthor,
  said: ConversationInterpretation,
  { ask }: Source,
): boolean => ask && author.kind === 'contact' && said.languages[author.id] === undefined && isTelling(text)

/** Languages into which an author's words have to be put, each once: of those who read none in which they may be written. */
export const targetsOf = (author: EntryAuthor, from: string | null, speakers: readonly Speaker[]): string[] => {
  const targets = speakers.flatMap(({ party, reads }) => {
    const [first] = reads
    const isAuthor = party.kind === author.kind && party.id === author.id
    return first === undefined || isAuthor || (from !== null && reads.includes(from)) ? [] : [first]
  })
  return [...new Set(targets)]
}

export type InterpretableEntry = Entry & { content: Content & { kind: 'message' } }

/** Whether it is something that is interpreted: words of a person, written or heard, that everybody may read. */
export const isInterpretable = (entry: Entry): entry is InterpretableEntry =>
  entry.content.kind === 'message' &&
  entry.visibility === 'everyone' &&
  (entry.author.kind === 'contact' || entry.author.kind === 'agent') &&
  /\p{L}/u.test(saidIn(entry.content))

/** What is still to be made of it: into what it was not put yet. */
export const missingOf = (targets: readonly string[], done: readonly Translation[]): string[] =>
  targets.filter((language) => !done.some((one) => one.language === language))
