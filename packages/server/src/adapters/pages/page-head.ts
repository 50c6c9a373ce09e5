import { TextDecoder } from 'node:util'
import { Parser } from 'htmlparser2'

/** What a page says of itself, as it says it; the picture's address may be relative to the page's. */
export type PageHead = { title: string; description: string; site: string; picture: string | null }

const pieceCharacters = 16_384

/** Reads the head of a page, piece by piece and no further than it goes. Whatever stands there, it takes time linear to it. */
export const readHead = (html: string): PageHead => {
  const said = new Map<string, string>()
  let title = ''
  let inTitle = false
  let isOver = false
  const parser = new Parser(
    {
      onopentag: (name, { property, name: called, content }) => {
        if (name === 'body') isOver = true
        inTitle = name === 'title' && title === ''
        const key = (property ?? called)?.toLowerCase()
        if (name === 'meta' && key !== undefined && content !== undefined && !isOver && !said.has(key))
          said.set(key, content)
      },
      ontext: (text) => {
        if (inTitle && !isOver) title += text
      },
      onclosetag: (name) => {
        if (name === 'title') inTitle = false
        if (name === 'head') isOver = true
      },
    },
    { decodeEntities: true },
  )
  for (let at = 0; at < html.length && !isOver; at += pieceCharacters)
    parser.write(html.slice(at, at + pieceCharacters))
  parser.end()
  const first = (...keys: string[]): string | undefined => keys.map((key) => said.get(key)).find((text) => text?.trim())
  return {
    title: first('og:title', 'twitter:title') ?? title,
    description: first('og:description', 'twitter:description', 'description') ?? '',
    site: first('og:site_name') ?? '',
    picture: first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image') ?? null,
  }
}

/** The text of a page in the encoding that its answer or it itself names, else in UTF-8. */
export const decodePage = (bytes: Uint8Array, contentType: string): string => {
  const named = /charset=["']?([\w-]{1,40})/i
  const beginning = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  const label = (named.exec(contentType) ?? named.exec(beginning))?.[1] ?? 'utf-8'
  return decoderOf(label).decode(bytes)
}

const decoderOf = (label: string): TextDecoder => {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
