import { createServer } from 'node:http'

export type OwnPage = {
  title?: string
  lang?: string
  /** What stands in the body, before the snippet. */
  body?: string
  /** How often the snippet stands in it. Default 1. */
  snippets?: number
  /** The page's Content-Security-Policy. Default none. */
  policy?: string
}

export type OwnPages = {
  /** Puts a page at a path; a question mark and what follows belongs to no path. */
  put(path: string, page: OwnPage): void
  /** Addresses that browsers asked for so far, with what follows a question mark. */
  asked(): string[]
  close(): Promise<void>
}

/**
 * Pages that the demo shop has not: strange titles, the snippet twice, hostile frames, an address that is not allowed.
 * A real server: Chromium trusts pages that a test only pretends to load with less than those of this machine.
 */
export const serveOwnPages = async (options: {
  /** Where to listen, as an origin on this machine. */
  origin: string
  productUrl: string
  siteKey: string
}): Promise<OwnPages> => {
  const snippet = `<script src="${options.productUrl}/widget.js" data-site="${options.siteKey}" async></script>`
  const pages = new Map<string, OwnPage>([['/', { title: 'A page' }]])
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '/')
    const page = pages.get(new URL(request.url ?? '/', options.origin).pathname)
    const { title = 'A page', lang = 'en', body = '', snippets = 1, policy } = page ?? {}
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy !== undefined && { 'content-security-policy': policy }),
    })
    response.end(
      [
        `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">',
        `<title>${escaped(title)}</title></head><body>${body}${snippet.repeat(page === undefined ? 0 : snippets)}</body></html>`,
      ].join(''),
    )
  })
  const { hostname, port } = new URL(options.origin)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), hostname, resolve)
  })
  return {
    asked: () => [...asked],
    put: (path, page) => {
      pages.set(path, page)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
