import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../../app/fault.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decode = (bytes: Buffer): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Fault('request.invalid', 'The body is not UTF-8.')
  }
}

/**
 * Bodies are JSON and nothing else: no form or plain text that a foreign page can send without a preflight [SEC-E7].
 * Bytes that are not UTF-8 are refused rather than replaced, and so are keys that reach for a prototype [SEC-B8].
 * An empty body counts as none.
 */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      if (bytes.length === 0) return undefined
      const text = decode(bytes)
      return await new Promise<unknown>((resolve, reject) => {
        void parse(request, text, (error, value) => {
          if (error) reject(new Fault('request.invalid', 'The body is not JSON.'))
          else resolve(value)
        })
      })
    },
  )
}
