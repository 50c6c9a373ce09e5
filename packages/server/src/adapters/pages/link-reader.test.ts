import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createEgressClient } from '../egress/egress-client.ts'
import { createMediaProcess } from '../media/media-process.ts'
import { createLinkReader } from './link-reader.ts'

const pictures = createMediaProcess()
afterAll(() => pictures.close())
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** Pages by their path, and who asked for which. */
const serve = async (pages: { readonly [path: string]: RequestListener }) => {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers })
    const page = pages[path]
    if (page === undefined) response.writeHead(404).end()
    else page(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, place: `127.0.0.1:${port}`, asked }
}

const html =
  (text: string | Uint8Array, type = 'text/html; charset=utf-8'): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', type).end(text)

const readerFor = (allowed: readonly string[], now = () => 0) =>
  createLinkReader({ egress: createEgressClient({ allowed }), pictures, now })

describe('what pages say of themselves', () => {
  it('[CRD3] title, description and name come as text, the picture made anew and whole (SEC-C10)', async () => {
    const png = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#c33' } })
      .withExifMerge({ IFD0: { Copyright: 'secret place' } })
      .png()
      .toBuffer()
    const { url, place, asked } = await serve({
      '/tea?x=1': html(`<!doctype html><html><head><title>Plain &amp; old</title>
        <meta property="og:title" content="Green &lt;b&gt;tea&lt;/b&gt;\u202e
        from Hangzhou"><meta name="description" content="Picked in spring."><meta property="og:site_name" content="Tea shop">
        <meta property="og:image" content="/pot.png"></head><body><meta property="og:title" content="No"></body>`),
      '/pot.png': (_, response) => response.setHeader('content-type', 'text/plain').end(png),
    })
    const card = await readerFor([place]).read(`${url}/tea?x=1`)
    expect(card).toMatchObject({
      url: `${url}/tea?x=1`,
      title: 'Green <b>tea</b> from Hangzhou',
      description: 'Picked in spring.',
      site: 'Tea shop',
    })
    const picture = Buffer.from((card?.picture ?? '').replace(/^data:image\/webp;base64,/, ''), 'base64')
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 128, height: 128 })
    expect(picture.toString('latin1')).not.toContain('secret place')
    expect(asked.map(({ path }) => path)).toEqual(['/tea?x=1', '/pot.png'])
    for (const { headers } of asked) {
      expect(headers['cookie']).toBeUndefined()
      expect(headers['referer']).toBeUndefined()
    }
  })

  it('[CRD3] a page in another encoding, without marks of its own, or with a long head', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<head><meta charset="gbk"><title>'),
      Buffer.from([0xb2, 0xe8, 0xd2, 0xb6]),
      Buffer.from('</title></head>'),
    ])
    const { url, place } = await serve({
      '/gbk': html(gbk, 'text/html'),
      '/long': html(`<title>${'x'.repeat(5_000)}</title>${'<p>'.repeat(400_000)}`),
    })
    const reader = readerFor([place])
    expect(await reader.read(`${url}/gbk`)).toMatchObject({ title: '茶叶', site: '127.0.0.1', picture: null })
    expect((await reader.read(`${url}/long`))?.title).toHaveLength(200)
  })

  it('[CRD3] no card of what is no page, packed, refused, private, or has a picture of the inside (SEC-D1, SEC-D5)', async () => {
    const inside = await serve({ '/secret': html('<title>Inside</title>'), '/pot.png': html('x') })
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    const { url, place } = await serve({
      '/empty': html('<title> </title>'),
      '/json': html('{"title":"x"}', 'application/json'),
      '/packed': (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb),
      '/leads': (_, response) => response.writeHead(302, { location: `${inside.url}/secret` }).end(),
      '/inner': html(`<title>Shop</title><meta property="og:image" content="${inside.url}/pot.png">`),
      '/script': html('<title>Shop</title><meta property="og:image" content="javascript:alert(1)">'),
      '/svg': html('<title>Shop</title><meta property="og:image" content="/x.svg">'),
      '/x.svg': html('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    })
    const reader = readerFor([place])
    for (const path of ['/empty', '/json', '/packed', '/leads', '/none'])
      expect(await reader.read(`${url}${path}`)).toBe(null)
    for (const path of ['/inner', '/script', '/svg'])
      expect(await reader.read(`${url}${path}`)).toMatchObject({ title: 'Shop', picture: null })
    for (const address of [
      `${inside.url}/secret`,
      'http://169.254.169.254/',
      'http://[::ffff:127.0.0.1]/',
      'http://localhost/',
    ])
      expect(await reader.read(address)).toBe(null)
    expect(inside.asked).toEqual([])
  })

  it('[CRD3] an endless page is read as far as it may be, and one that drips is given up (SEC-D5)', async () => {
    const { url, place } = await serve({
      '/endless': (_, response) => {
        response.setHeader('content-type', 'text/html').write('<title>Endless</title>')
        const more = () => {
          while (response.write('x'.repeat(65_536)));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
      '/drips': (_, response) => {
        response.setHeader('content-type', 'text/html')
        const dripping = setInterval(() => response.write('<'), 100)
        response.on('close', () => clearInterval(dripping))
      },
    })
    const reader = readerFor([place])
    expect(await reader.read(`${url}/endless`)).toMatchObject({ title: 'Endless' })
    const beganMs = performance.now()
    expect(await reader.read(`${url}/drips`)).toBe(null)
    expect(performance.now() - beganMs).toBeLessThan(10_000)
  }, 20_000)

  it('[CRD2] a page is asked once for a while, by all at the same time too', async () => {
    let nowMs = 0
    const { url, place, asked } = await serve({ '/': html('<title>Shop</title>') })
    const reader = readerFor([place], () => nowMs)
    await Promise.all([reader.read(`${url}/`), reader.read(`${url}/`)])
    nowMs = 599_999
    await reader.read(`${url}/`)
    await reader.read(`${url}/none`)
    await reader.read(`${url}/none`)
    expect(asked.map(({ path }) => path)).toEqual(['/', '/none'])
    nowMs = 600_000
    await reader.read(`${url}/`)
    expect(asked).toHaveLength(3)
  })
})
