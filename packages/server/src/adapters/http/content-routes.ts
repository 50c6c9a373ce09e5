import { type FileVariant, fileVariants } from '@frontdesk/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../app/fault.ts'
import type { OpenFile } from '../../app/files/open-file.ts'
import { userFilePolicy, wouldRun } from './content-policy.ts'
import { rangeOf } from './ranges.ts'

export type ContentDoor = {
  /** @throws Fault not_found, visitor.blocked */
  openFile(asked: { pass: string; fileId: string; variant: FileVariant; ip: string }): Promise<OpenFile>
}

type Asked = FastifyRequest<{ Params: { pass: string; fileId: string; variant: string } }>

const isVariant = (text: string): text is FileVariant => fileVariants.some((variant) => variant === text)

/** RFC 6266: a plain name for old readers, the whole one for all others. */
export const attachmentNamed = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** What a variant is sent as: the original is never anything that a browser opens in place. */
const headersOf = ({ card }: OpenFile, variant: FileVariant): { [name: string]: string } => {
  if (variant === 'original') return { 'content-type': card.type, 'content-disposition': attachmentNamed(card.name) }
  const isPicture = variant === 'thumb' || card.kind === 'image'
  const type = isPicture ? 'image/webp' : card.kind === 'audio' ? 'audio/mp4' : card.type
  return { 'content-type': type, 'content-disposition': 'inline' }
}

/** Files of people, for who holds a pass. The row is loaded and authorised at each request. */
export const addContentRoutes = (
  app: FastifyInstance,
  { openFile }: ContentDoor,
  addressOf: (request: FastifyRequest) => string,
): void => {
  const serve = async (request: Asked, reply: FastifyReply) => {
    const { pass, fileId, variant } = request.params
    if (wouldRun(request.headers['sec-fetch-dest'])) throw notFound()
    if (!isVariant(variant) || request.url.includes('?') || !/^[0-9a-f-]{36}$/.test(fileId)) throw notFound()
    const file = await openFile({ pass, fileId, variant, ip: addressOf(request) })
    reply.removeHeader('vary')
    reply.headers({
      ...headersOf(file, variant),
      'content-security-policy': userFilePolicy,
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'accept-ranges': 'bytes',
      // The pass in the address ends before long; until then nothing of this changes.
      'cache-control': 'private, max-age=600, immutable',
      // Bytes, not text: nothing on the way may pack or change them.
      'content-encoding': 'identity',
    })
    const range = rangeOf(request.headers.range, file.size)
    if (range === 'unsatisfiable')
      return reply.code(416).header('content-range', `bytes */${file.size}`).type('text/plain').send('')
    const { start, end } = range ?? { start: 0, end: file.size - 1 }
    if (range !== null) reply.code(206).header('content-range', `bytes ${start}-${end}/${file.size}`)
    reply.header('content-length', end - start + 1)
    if (request.method === 'HEAD') return reply.send()
    const bytes = await file.read({ start, end })
    if (bytes === null) throw notFound()
    return reply.send(bytes)
  }
  app.route<{ Params: Asked['params'] }>({
    method: ['GET', 'HEAD'],
    url: '/files/:pass/:fileId/:variant',
    schema: { hide: true },
    exposeHeadRoute: false,
    handler: serve,
  })
}
