import type { Entry } from '@frontdesk/protocol'
import { heardIn, wordsBy } from './text/plain.ts'

/** What stands around the words, in the reader's language. */
export type TranscriptWords = {
  title: string
  /** Why it begins late; null when it is whole. */
  earlier: string | null
  language: string
  /** A visitor's name, where it has given none its tag. */
  nameOf(author: Entry['author']): string
  time(atMs: number): string
}

type Line = { by: string; at: string; text: string }

const linesOf = (entries: readonly Entry[], words: TranscriptWords): Line[] =>
  entries.flatMap(({ author, atMs, content }) =>
    content.kind === 'message'
      ? [
          {
            by: oneLine(words.nameOf(author)),
            at: words.time(atMs),
            text: heardIn(content) || wordsBy({ ...content, author }),
          },
        ]
      : [],
  )

/** A name is one line, whatever was typed into it. */
const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** Each line of a text is set in, so that none can pass for somebody else's name. */
const setIn = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `    ${line}`)
    .join('\n')

/** What was said, as plain text. */
export const transcriptText = (entries: readonly Entry[], words: TranscriptWords): string =>
  [
    words.title,
    ...(words.earlier === null ? [] : [words.earlier]),
    ...linesOf(entries, words).map(({ by, at, text }) => `${by} · ${at}\n${setIn(text)}`),
  ].join('\n\n') + '\n'

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** How a transcript looks, on a screen and on paper; it names no font that has to be fetched. */
export const transcriptStyle = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #191c21; background: #fff;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.25rem; }
article { margin: 0 0 1rem; break-inside: avoid; }
header { color: #616a76; font-size: 0.8125rem; }
header b { color: #191c21; }
article p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`

/** The inside of the page alone. */
export const transcriptBody = (entries: readonly Entry[], words: TranscriptWords): string =>
  [
    `<h1>${escaped(words.title)}</h1>`,
    ...(words.earlier === null ? [] : [`<p>${escaped(words.earlier)}</p>`]),
    ...linesOf(entries, words).map(
      ({ by, at, text }) =>
        `<article><header><b><bdi>${escaped(by)}</bdi></b> · ${escaped(at)}</header><p dir="auto">${escaped(text)}</p></article>`,
    ),
  ].join('\n')

/** What was said, as one page that runs nothing and loads nothing. */
export const transcriptHtml = (entries: readonly Entry[], words: TranscriptWords): string =>
  `<!doctype html>
<html lang="${escaped(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title>
<style>${transcriptStyle}</style>
</head>
<body>
${transcriptBody(entries, words)}
</body>
</html>
`
