/**
 * What an engine must not touch: addresses, names that begin with @, numbers of orders and the like, and what the company
 * has in its glossary.
 */
const untouched = [
  /https?:\/\/[^\s<>"]+/gu,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu,
  /@[\p{L}\p{N}_-]{1,64}/gu,
  /#?[\p{Lu}]{0,6}-?\d[\d\p{Lu}-]{3,40}/gu,
  /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})*/gu,
]

/** A text in pieces: what is put into another language, and between those what stays. */
export type Pieces = { said: readonly string[]; kept: readonly string[] }

type Range = { from: number; to: number }

/** Cuts a text where something stays as it is; `said` has one more than `kept`. Terms match whole words in any case. */
export const piecesOf = (text: string, glossary: readonly string[]): Pieces => {
  const found = [...untouched.flatMap((pattern) => rangesOf(text, pattern)), ...glossaryIn(text, glossary)]
  const kept: Range[] = []
  for (const range of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (range.from >= (kept.at(-1)?.to ?? 0)) kept.push(range)
  return {
    said: [...kept, null].map((range, i) => text.slice(kept[i - 1]?.to ?? 0, range?.from)),
    kept: kept.map(({ from, to }) => text.slice(from, to)),
  }
}

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }))

const glossaryIn = (text: string, glossary: readonly string[]): Range[] => {
  if (glossary.length === 0) return []
  const longestFirst = glossary
    .toSorted((a, b) => b.length - a.length)
    .map((term) => term.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&'))
  const terms = new RegExp(longestFirst.join('|'), 'giu')
  return rangesOf(text, terms).filter(({ from, to }) => isEdge(text, from) && isEdge(text, to))
}

/** Not inside of a word; characters of Chinese and the like are each a word. */
const isEdge = (text: string, at: number): boolean =>
  !(
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]$/u.test(text.slice(0, at)) &&
    /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(text.slice(at))
  )

/** What stands for the n-th kept piece: no engine knows it as a word, and no text has it. */
const standIn = (n: number): string => `XQ${n}X`

/** The text as an engine gets it. Null where it says what a stand-in says, or is kept whole. */
export const shielded = ({ said, kept }: Pieces): string | null => {
  if (said.some((piece) => /XQ\d+X/i.test(piece))) return null
  return said.map((piece, i) => piece + (i < kept.length ? standIn(i) : '')).join('')
}

/** Puts back what was kept. Null unless each stands there once. */
export const unshielded = (text: string, { kept }: Pieces): string | null => {
  const found = [...text.matchAll(/XQ(\d+)X/gi)].map((match) => Number(match[1]))
  if (found.length !== kept.length || new Set(found).size !== kept.length) return null
  if (found.some((n) => n >= kept.length)) return null
  return text.replaceAll(/XQ(\d+)X/gi, (_, n: string) => kept[Number(n)] ?? '')
}
