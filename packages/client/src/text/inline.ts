import { safeHref, splitLinks } from './links.ts'

/** A run within a line. `href` is always http, https, mailto or tel. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: Mark; children: readonly Inline[] }
type Mark = 'bold' | 'italic' | 'struck'

/** Every quantifier is bounded by what it excludes, so that no line makes the search slow (SEC-F5). */
const codeOrLink = /`([^`]+)`|\[([^[\]]{1,200})\]\(([^\s()<>]{1,2000})\)/g
const marker = /\*\*|\*|_|~~/g
const marks: { readonly [written: string]: Mark } = { '**': 'bold', '*': 'italic', _: 'italic', '~~': 'struck' }

type Run = Inline | { kind: 'marker'; written: string; opens: boolean; closes: boolean }
type Open = { written: string; children: Inline[] }

/** Reads one line. */
export const parseInline = (line: string): Inline[] => {
  const top: Inline[] = []
  const open: Open[] = []
  const into = (): Inline[] => open.at(-1)?.children ?? top
  /** A mark that is never closed is what was written. */
  const giveUp = (): void => {
    const last = open.pop()
    if (last !== undefined) into().push({ kind: 'text', text: last.written }, ...last.children)
  }
  for (const run of runsOf(line)) {
    if (run.kind !== 'marker') {
      into().push(run)
      continue
    }
    const { written } = run
    const isOpen = open.some((one) => one.written === written)
    const last = open.at(-1)
    const isEmpty = last?.written === written && last.children.length === 0
    if (isOpen && run.closes && !isEmpty) {
      while (open.at(-1)?.written !== written) giveUp()
      const children = open.pop()?.children ?? []
      into().push({ kind: marks[written] ?? 'bold', children })
    } else if (!isOpen && run.opens) open.push({ written, children: [] })
    else into().push({ kind: 'text', text: written })
  }
  while (open.length > 0) giveUp()
  return joined(top)
}

const runsOf = (line: string): Run[] => {
  const runs: Run[] = []
  let from = 0
  for (const match of line.matchAll(codeOrLink)) {
    const [whole, code, name, address] = match
    const run = code === undefined ? namedLink(name ?? '', address ?? '') : ({ kind: 'code', text: code } as const)
    if (run === null) continue
    runs.push(...plainRuns(line, from, match.index), run)
    from = match.index + whole.length
  }
  return [...runs, ...plainRuns(line, from, line.length)]
}

/** What is called like an address would hide where it leads. */
const namedLink = (name: string, address: string): Inline | null => {
  const href = safeHref(address)
  const isAddress = splitLinks(name).some((part) => part.href !== undefined)
  return href === null || isAddress ? null : { kind: 'link', text: name, href }
}

/** Addresses and marks between two places of a line. */
const plainRuns = (line: string, from: number, to: number): Run[] => {
  const runs: Run[] = []
  let at = from
  for (const { text, href } of splitLinks(line.slice(from, to))) {
    if (href === undefined) runs.push(...markerRuns(line, at, at + text.length))
    else runs.push({ kind: 'link', text, href })
    at += text.length
  }
  return runs
}

const isSpace = (character: string): boolean => /^\s?$/.test(character)
const isInWord = (character: string): boolean => /^[A-Za-z0-9]$/.test(character)

/** A mark opens before a word and closes behind one; inside of one (`snake_case`, `2*3`) it is no mark. */
const markerRuns = (line: string, from: number, to: number): Run[] => {
  const runs: Run[] = []
  let at = from
  for (const match of line.slice(from, to).matchAll(marker)) {
    const [written] = match
    const start = from + match.index
    const end = start + written.length
    const [before, after] = [line.charAt(start - 1), line.charAt(end)]
    if (start > at) runs.push({ kind: 'text', text: line.slice(at, start) })
    const opens = !isSpace(after) && !isInWord(before)
    const closes = !isSpace(before) && !isInWord(after)
    runs.push({ kind: 'marker', written, opens, closes })
    at = end
  }
  if (to > at) runs.push({ kind: 'text', text: line.slice(at, to) })
  return runs
}

/** One run of text where several touch. */
const joined = (runs: readonly Inline[]): Inline[] => {
  const all: Inline[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (run.kind === 'text' && last?.kind === 'text') all[all.length - 1] = { kind: 'text', text: last.text + run.text }
    else if ('children' in run) all.push({ ...run, children: joined(run.children) })
    else all.push(run)
  }
  return all
}
