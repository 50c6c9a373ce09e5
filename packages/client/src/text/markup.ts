import { type Inline, parseInline } from './inline.ts'

/** A part of a text, one below the other. Line breaks within a paragraph or a quote stand in its runs. */
export type Block =
  | { kind: 'paragraph' | 'quote'; children: readonly Inline[] }
  | { kind: 'code'; text: string }
  /** `start` is the first number; null where the items have none. */
  | { kind: 'list'; start: number | null; items: readonly (readonly Inline[])[] }

/** No message is longer (limits.messageCharacters); what is, stays as it was written. */
const longest = 20_000

const fence = '```'
const quoted = /^> ?/
const bulleted = /^[-*•] (?=\S)/
const numbered = /^(\d{1,3})[.)] (?=\S)/

/**
 * Reads the small markdown that agents write: bold, italic, struck out, code, links, lists and quotes. All else is plain
 * text, HTML too. Takes time linear to the text (SEC-F5), and gives data that faces draw as elements, never as HTML.
 */
export const parseMarkup = (text: string): Block[] => {
  if (text.length > longest) return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]
  const blocks: Block[] = []
  const lines = text.split('\n')
  const lastFence = lines.lastIndexOf(fence)
  let plain: string[] = []
  let at = 0
  const endParagraph = (isLast: boolean): void => {
    const kept = withoutEmptyEnds(plain, blocks.length > 0, !isLast)
    plain = []
    if (kept.length > 0) blocks.push({ kind: 'paragraph', children: ofLines(kept) })
  }
  const add = (block: Block): void => {
    endParagraph(false)
    blocks.push(block)
  }
  /** The lines from here on that begin so, without their beginning. */
  const take = (beginning: RegExp): string[] => {
    const taken: string[] = []
    for (let line = lines[at]; line !== undefined && beginning.test(line); line = lines[at]) {
      taken.push(line.replace(beginning, ''))
      at += 1
    }
    return taken
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const number = numbered.exec(line)?.[1]
    if (line.startsWith(fence) && lastFence > at) {
      const end = lines.indexOf(fence, at + 1)
      add({ kind: 'code', text: lines.slice(at + 1, end).join('\n') })
      at = end + 1
    } else if (quoted.test(line)) {
      add({ kind: 'quote', children: ofLines(take(quoted)) })
    } else if (bulleted.test(line)) {
      add({ kind: 'list', start: null, items: take(bulleted).map(parseInline) })
    } else if (number !== undefined) {
      add({ kind: 'list', start: Number(number), items: take(numbered).map(parseInline) })
    } else {
      plain.push(line)
      at += 1
    }
  }
  endParagraph(true)
  return blocks
}

const ofLines = (lines: readonly string[]): Inline[] =>
  lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [{ kind: 'text', text: '\n' } as const]),
    ...parseInline(line),
  ])

/** Beside another part, empty lines would only widen the space that stands there anyway. */
const withoutEmptyEnds = (lines: readonly string[], atStart: boolean, atEnd: boolean): string[] => {
  const isEmpty = (line: string | undefined): boolean => line?.trim() === ''
  let [from, to] = [0, lines.length]
  while (atStart && from < to && isEmpty(lines[from])) from += 1
  while ((atEnd || atStart) && from < to && isEmpty(lines[to - 1])) to -= 1
  return lines.slice(from, to)
}
