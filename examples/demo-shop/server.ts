import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Cart, cartCookie, countOf, putInCart, readCart } from './cart.ts'
import { layout } from './pages/layout.ts'
import {
  aboutPage,
  cartPage,
  helpPage,
  homePage,
  listPage,
  missingPage,
  type Page,
  productPage,
} from './pages/pages.ts'
import { findProduct } from './products.ts'
import { isShopLanguage, languageOf, type ShopTexts, textsOf } from './texts.ts'

export type DemoShopOptions = {
  host: string
  port: number
  /** Where the product answers, as an origin. */
  productUrl: string
  /** The site's key, for the snippet. */
  siteKey: string
}

const files: { [path: string]: string } = {
  '/shop.css': 'text/css; charset=utf-8',
  '/shop.js': 'text/javascript; charset=utf-8',
  '/shop.svg': 'image/svg+xml',
}

const longestBody = 1_000

/** What a careful site allows, and all that the chat needs beside it. */
const policyFor = (productUrl: string): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    `script-src 'self' ${productUrl}`,
    `connect-src ${productUrl}`,
    `frame-src ${productUrl}`,
  ].join('; ')

const pageAt = (texts: ShopTexts, path: string, cart: Cart): Page | null => {
  switch (path) {
    case '/':
      return homePage(texts)
    case '/products':
      return listPage(texts)
    case '/cart':
      return cartPage(texts, cart)
    case '/about':
      return aboutPage(texts)
    case '/help':
      return helpPage(texts)
  }
  const product = findProduct(/^\/products\/([a-z-]+)$/.exec(path)?.[1] ?? '')
  return product === undefined ? null : productPage(texts, product)
}

const changeCart = async (request: IncomingMessage, cart: Cart): Promise<Cart> => {
  if (!(Number(request.headers['content-length']) <= longestBody)) return cart
  const form = new URLSearchParams(await text(request))
  const product = findProduct(form.get('product') ?? '')
  if (product === undefined) return cart
  const add = form.get('add') === '1' ? (cart.get(product.id) ?? 0) + 1 : 0
  return putInCart(cart, product, add)
}

const answer = async (options: DemoShopOptions, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const pathname = (request.url ?? '/').split('?')[0] ?? '/'
  const type = files[pathname]
  if (type !== undefined) {
    const body = await readFile(new URL(`static${pathname}`, import.meta.url))
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(body)
    return
  }
  const [, language, rest = '/'] = /^\/([a-z]+)(\/.*)$/.exec(pathname) ?? []
  if (!isShopLanguage(language)) {
    const wanted = languageOf(request.headers['accept-language'])
    response.writeHead(302, { location: `/${wanted}/`, vary: 'accept-language' }).end()
    return
  }
  const cart = readCart(request.headers.cookie)
  if (request.method === 'POST' && rest === '/cart') {
    const changed = await changeCart(request, cart)
    response.writeHead(303, { location: `/${language}/cart`, 'set-cookie': cartCookie(changed) }).end()
    return
  }
  const texts = textsOf(language)
  const page = pageAt(texts, rest, cart)
  const { title, content } = page ?? missingPage(texts)
  const { productUrl, siteKey } = options
  const context = { texts, path: page === null ? '/' : rest, cartCount: countOf(cart), productUrl, siteKey }
  response
    .writeHead(page === null ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': policyFor(productUrl),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    .end(layout(context, title, content).markup)
}

/**
 * Serves the demonstration shop, a site of its own with the chat's snippet on every page.
 * @returns its address, and `close`, which may be called more than once.
 * @throws when the port cannot be had.
 */
export const createDemoShop = async (options: DemoShopOptions): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('500')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  let closed: Promise<void> | null = null
  return {
    url: `http://${options.host}:${port}`,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closed
    },
  }
}
