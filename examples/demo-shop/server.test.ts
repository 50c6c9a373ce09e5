import { afterAll, beforeAll, expect, test } from 'vitest'
import { cartCookie, countOf, putInCart, readCart } from './cart.ts'
import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh-CN.json' with { type: 'json' }
import { findProduct, products } from './products.ts'
import { createDemoShop } from './server.ts'

let shop: Awaited<ReturnType<typeof createDemoShop>>

beforeAll(async () => {
  shop = await createDemoShop({ host: '127.0.0.1', port: 0, productUrl: 'http://localhost:8460', siteKey: 'key"1' })
})
afterAll(async () => {
  await shop.close()
  await shop.close()
})

const get = (path: string, headers: { [name: string]: string } = {}) =>
  fetch(shop.url + path, { headers, redirect: 'manual' })

/** The keys of a catalogue, lists by their places. */
const keysOf = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${at}/${key}`))
    : [at]

test('[SHOP1] every page carries the snippet, in both languages', async () => {
  const paths = ['/', '/products', '/cart', '/about', '/help', ...products.map(({ id }) => `/products/${id}`)]
  for (const language of ['en', 'zh']) {
    for (const path of paths) {
      const page = await get(`/${language}${path}`)
      const text = await page.text()
      expect([path, page.status]).toEqual([path, 200])
      expect(text).toContain('<script async src="http://localhost:8460/widget.js" data-site="key&quot;1"></script>')
      expect(text).not.toMatch(/undefined|\[object/)
    }
  }
})

test('[SHOP1] the first visit is led to the browser’s language', async () => {
  expect((await get('/', { 'accept-language': 'zh-CN,en;q=0.8' })).headers.get('location')).toBe('/zh/')
  expect((await get('/', { 'accept-language': 'de' })).headers.get('location')).toBe('/en/')
})

test('[SHOP1] the catalogues have the same keys, and words for every product', () => {
  expect(keysOf(zh)).toEqual(keysOf(en))
  expect(Object.keys(en.products).sort()).toEqual(products.map(({ id }) => id).sort())
})

test('[SHOP1] what is not there says so; what makes no sense harms nothing', async () => {
  expect((await get('/en/nothing')).status).toBe(404)
  expect((await get('/en/products/no-such')).status).toBe(404)
  expect((await get('/%zz')).status).toBe(302)
  expect((await get('/en/cart', { cookie: 'cart=;;=%%%.celadon-gaiwan-900.no-such-2' })).status).toBe(200)
})

test('[SHOP1] the cart remembers what was put in', async () => {
  const put = await fetch(`${shop.url}/en/cart`, {
    method: 'POST',
    body: new URLSearchParams({ product: 'celadon-gaiwan', add: '1' }),
    redirect: 'manual',
  })
  expect([put.status, put.headers.get('location')]).toEqual([303, '/en/cart'])
  const cookie = put.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await (await get('/en/cart', { cookie })).text()).toContain('Celadon gaiwan')
  const [one] = products
  if (one === undefined) throw new Error('an empty shop')
  const cart = putInCart(putInCart(readCart(''), one, 2), one, 3)
  expect([countOf(cart), countOf(readCart(cartCookie(cart).split(';')[0]))]).toEqual([3, 3])
  expect(countOf(putInCart(cart, one, 0))).toBe(0)
  expect(findProduct('no-such')).toBeUndefined()
})
