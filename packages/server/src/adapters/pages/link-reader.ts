import type { LinkCard } from '@frontdesk/domain'
import { Fault } from '../../app/fault.ts'
import { type Egress, type EgressAnswer, EgressFault } from '../../app/ports/egress.ts'
import type { LinkReader } from '../../app/ports/link-reader.ts'
import type { PictureMaker } from '../../app/ports/picture-maker.ts'
import { decodePage, readHead } from './page-head.ts'

/** Of a page no more is read; a head that goes further says nothing. */
const pageBytes = 256 * 1024
const pictureBytes = 2 * 1024 * 1024
/** A picture is part of its message wherever that goes. */
const cardPictureBytes = 12 * 1024
const timeoutMs = 5_000
const knownForMs = 10 * 60_000
const mostKnown = 500
const most = { title: 200, description: 300, site: 80 } as const

type Parts = {
  egress: Egress
  pictures: Pick<PictureMaker, 'cardPicture'>
  now: () => number
}

/** Reads pages through the guarded way out, each once for a while, whoever leads there and whatever came of it. */
export const createLinkReader = (parts: Parts): LinkReader => {
  const known = new Map<string, { card: Promise<LinkCard | null>; untilMs: number }>()
  return {
    read: (url) => {
      const had = known.get(url)
      if (had !== undefined && had.untilMs > parts.now()) return had.card
      known.delete(url)
      const [oldest] = known.keys()
      if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest)
      const card = orNothing(load(parts, url))
      known.set(url, { card, untilMs: parts.now() + knownForMs })
      return card
    },
  }
}

/** What can't be had, or made in time, is no fault of ours. */
const orNothing = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((fault: unknown) => {
    if (fault instanceof EgressFault || fault instanceof Fault) return null
    throw fault
  })

const load = async (parts: Parts, url: string): Promise<LinkCard | null> => {
  const answer = await parts.egress.ask({
    url,
    redirects: 3,
    timeoutMs,
    maxBytes: pageBytes,
    cut: true,
    headers: { accept: 'text/html,application/xhtml+xml' },
  })
  const type = answer.header('content-type') ?? ''
  if (!isPlain(answer) || !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return null
  const head = readHead(decodePage(answer.body, type))
  const title = tame(head.title, most.title)
  if (title === '') return null
  return {
    url,
    site: tame(head.site, most.site) || new URL(answer.url).hostname,
    title,
    description: tame(head.description, most.description),
    picture: head.picture === null ? null : await orNothing(loadPicture(parts, head.picture, answer.url)),
  }
}

const loadPicture = async ({ egress, pictures }: Parts, written: string, page: string): Promise<string | null> => {
  if (!URL.canParse(written, page)) return null
  const url = new URL(written, page).href
  const answer = await egress.ask({ url, redirects: 2, timeoutMs, maxBytes: pictureBytes })
  const made = isPlain(answer) ? await pictures.cardPicture(answer.body) : null
  if (made === null || made.length > cardPictureBytes) return null
  return `data:image/webp;base64,${Buffer.from(made).toString('base64')}`
}

/** Nothing here unpacks what was not asked to be packed. */
const isPlain = (answer: EgressAnswer): boolean =>
  answer.status === 200 && (answer.header('content-encoding') ?? 'identity') === 'identity'

/** One line of visible characters. */
const tame = (text: string, characters: number): string => {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const all = [...line]
  return all.length <= characters ? line : `${all.slice(0, characters - 1).join('')}…`
}
