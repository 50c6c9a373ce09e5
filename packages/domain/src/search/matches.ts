import { fold, type Run, runsOf } from './fold.ts'
import type { Term } from './tokens.ts'

/** A part of a text, in code units, the end excluded. */
export type Range = readonly [from: number, to: number]

/** How much of a text stands before what was found in it, and how much is shown at all. */
const leadIn = 30
const shown = 160

/**
 * Where the terms stand in a text, in order and without overlap; null unless all of them do. Characters are found anywhere,
 * a word where one begins with it, and a single letter only where it is a word.
 */
export const findMatches = (text: string, terms: readonly Term[]): Range[] | null => {
  const folded = fold(text)
  const runs = runsOf(folded.text)
  const found: Range[] = []
  for (const term of terms) {
    const places = runs.filter(({ kind }) => kind === term.kind).flatMap((run) => placesIn(run, term))
    if (places.length === 0) return null
    for (const at of places) found.push([folded.starts[at] ?? 0, folded.ends[at + term.text.length - 1] ?? text.length])
  }
  return joined(found)
}

const placesIn = ({ text, at }: Run, term: Term): number[] => {
  if (term.kind === 'word')
    return ([...term.text].length === 1 ? text === term.text : text.startsWith(term.text)) ? [at] : []
  const places: number[] = []
  for (let i = text.indexOf(term.text); i >= 0; i = text.indexOf(term.text, i + 1)) places.push(at + i)
  return places
}

const joined = (ranges: readonly Range[]): Range[] => {
  const whole: [number, number][] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else whole.push([from, to])
  }
  return whole
}

/** The piece of a text around the first match, on one line, with the matches that lie in it. */
export const snippetOf = (text: string, matches: readonly Range[]): { text: string; ranges: Range[] } => {
  const first = matches[0]?.[0] ?? 0
  const from = wholeAt(text, first <= leadIn + 10 ? 0 : first - leadIn)
  const to = wholeAt(text, Math.min(text.length, from + shown))
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : '']
  const ranges = matches
    .filter((range) => range[0] < to)
    .map(([start, end]): Range => [start - from + before.length, Math.min(end, to) - from + before.length])
  return { text: `${before}${text.slice(from, to).replace(/\s/g, ' ')}${after}`, ranges }
}

/** Never between the halves of one character. */
const wholeAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
