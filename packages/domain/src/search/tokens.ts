import { hashOn, mix } from '../hash.ts'
import { fold, type Run, runsOf } from './fold.ts'

/** A word is found by its first characters, from two on up to so many; what follows is compared in the text. */
const longestPrefix = 12
/** So many tokens of a query are looked up at most; whatever else it says is compared in the text. */
const mostLookedUp = 12
/** Tokens of one stretch of time are kept apart, so that a common word costs no more than its newest pages do. */
export const sliceMs = 7 * 86_400_000

/** What a query asks for; all of it must stand in the text. */
export type Term = Pick<Run, 'kind' | 'text'>

/** Every token by which a text is found: characters alone and in pairs, and the beginnings of words. */
export const tokensOf = (text: string): Set<string> =>
  new Set(runsOf(fold(text).text).flatMap((run) => (run.kind === 'word' ? beginningsOf(run.text) : pairsOf(run.text))))

const beginningsOf = (word: string): string[] => {
  const found: string[] = []
  let end = 0
  for (const character of word) {
    const isFirst = end === 0
    end += character.length
    if (!isFirst || end === word.length) found.push(word.slice(0, end))
    if (found.length === longestPrefix - 1) break
  }
  return found
}

const pairsOf = (text: string): string[] => {
  const characters = [...text]
  return characters.flatMap((one, i) => {
    const next = characters[i + 1]
    return next === undefined ? [one] : [one, one + next]
  })
}

/** What somebody has typed, as what is looked for. Empty where there is nothing in it to search by. */
export const termsOf = (query: string): Term[] => {
  const runs = runsOf(fold(query).text)
  return runs
    .map(({ kind, text }) => ({ kind, text }))
    .filter(({ text }, i) => runs.findIndex((run) => run.text === text) === i)
}

/** The tokens that a text with all the terms surely has. */
export const lookedUp = (terms: readonly Term[]): string[] =>
  [...new Set(terms.flatMap(({ kind, text }) => (kind === 'word' ? [firstOf(text)] : longestOf(text))))].slice(
    0,
    mostLookedUp,
  )

const firstOf = (word: string): string => [...word].slice(0, longestPrefix).join('')

/** Of more than one character the pairs say it all. */
const longestOf = (text: string): string[] => {
  const characters = [...text]
  return characters.length === 1 ? characters : characters.slice(1).map((next, i) => (characters[i] ?? '') + next)
}

export type SearchKind = 'visitors' | 'rooms'

/** What is found beside messages stands in no stretch of time. */
export const noSlice = -1

export const sliceOf = (atMs: number): number => Math.floor(atMs / sliceMs)

/**
 * Gives tokens as the index knows them: 32 bits of the company, the kind, the stretch of time and the token. Two may be the same
 * by chance; what is found is compared with the text, so that finds nothing wrong.
 */
export const searchKeys = (
  accountId: string,
  kind: SearchKind | 'contacts',
  slice: number,
): ((token: string) => number) => {
  const begun = hashOn(`${accountId}:${kind}:${slice}:`)
  return (token) => mix(hashOn(token, begun)) | 0
}
