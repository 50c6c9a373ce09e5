import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Door, openDoor } from './testing-door.ts'

let assets: { console: string; widget: string }
let folder: string
let door: Door

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-pages-'))
  assets = { console: join(folder, 'console'), widget: join(folder, 'widget') }
  await mkdir(join(assets.console, 'assets'), { recursive: true })
  await mkdir(join(assets.console, '.vite'))
  await mkdir(join(assets.widget, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'canary-outside')
  await writeFile(join(assets.console, '.vite', 'manifest.json'), 'canary-dotfile')
  await writeFile(join(assets.console, 'index.html'), '<!doctype html><title>console</title>')
  await writeFile(join(assets.console, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(assets.console, 'touch-icon-large.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(
    join(assets.console, 'assets', 'main-AbCd1234.js'),
    `console.log(${JSON.stringify('x'.repeat(9_000))})`,
  )
  await writeFile(join(assets.widget, 'widget.js'), 'void 0')
  await writeFile(join(assets.widget, 'assets', 'bridge-AbCd1234.js'), 'void 1')
  await writeFile(
    join(assets.widget, 'frame.json'),
    JSON.stringify({
      script: '/widget/assets/bridge-AbCd1234.js',
      styles: ['/widget/assets/"><script>.css'],
      preload: ['/widget/assets/shared-AbCd1234.js'],
      pages: {
        preview: { script: '/widget/assets/preview-AbCd1234.js', styles: [] },
        chat: { script: '/widget/assets/chat-AbCd1234.js', styles: [] },
        verify: { script: '/widget/assets/verify-AbCd1234.js', styles: [] },
      },
    }),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const site = {
  accountId: 'acc',
  id: 'site',
  key: 'shop',
  allowedOrigins: [
    'https://shop.example',
    'http://127.0.0.1:8461',
    'https://*.shop.example',
    "https://x.example; script-src 'unsafe-inline'",
    'https://*',
  ],
}
beforeEach(() => {
  door = openDoor({
    assets,
    findSite: async (key) => (key === 'shop' ? site : key === 'bare' ? { ...site, key, allowedOrigins: [] } : null),
  })
})
afterEach(() => door.close())

const directives = (policy: unknown): Map<string, string> =>
  new Map(
    String(policy)
      .split('; ')
      .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
  )

describe('the page that verifies an address', () => {
  it('[MAIL8][SEC-A5] runs its own file only, is kept by nobody, and may not be framed', async () => {
    const answer = await door.inject({ url: '/verify' })
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.body).toContain('src="/widget/assets/verify-AbCd1234.js"')
    const policy = directives(answer.headers['content-security-policy'])
    expect([policy.get('default-src'), policy.get('frame-ancestors')]).toEqual(["'none'", "'none'"])
  })
})

describe('the console', () => {
  it('[HTTP7] has one page for every address below /console/, never kept without asking', async () => {
    for (const url of ['/console/', '/console/index.html', '/console/conversations/mine?x=1.2', '/console/settings']) {
      const answer = await door.inject({ url })
      expect([url, answer.statusCode]).toEqual([url, 200])
      expect(answer.body).toContain('<title>console</title>')
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
    for (const url of ['/', '/console']) {
      const answer = await door.inject({ url })
      expect([answer.statusCode, answer.headers.location]).toEqual([302, '/console/'])
    }
  })

  it('[SEC-A5] may not be framed, and runs nothing but its own files', async () => {
    for (const url of ['/console/', '/console/icon.svg']) {
      const { headers } = await door.inject({ url })
      const policy = directives(headers['content-security-policy'])
      expect(policy.get('frame-ancestors')).toBe("'none'")
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('script-src')).toBe("'self'")
      expect(policy.get('style-src')).toBe("'self'")
      expect(policy.get('base-uri')).toBe("'none'")
      expect(policy.get('connect-src')).toBe("'self' ws://localhost:8460")
      expect(policy.get('img-src')).toBe("'self' data: blob: http://localhost:8462")
      expect(policy.get('media-src')).toBe("'self' blob: http://localhost:8462")
      expect(headers['x-frame-options']).toBe('DENY')
    }
  })

  it('[HTTP7] keeps files with a hash in their name for ever, asks again for the others, and packs them', async () => {
    const hashed = await door.inject({
      url: '/console/assets/main-AbCd1234.js',
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers['content-encoding']).toBe('gzip')
    expect(hashed.headers.vary).toContain('accept-encoding')
    expect(gunzipSync(hashed.rawPayload).toString()).toContain('xxxx')
    const icon = await door.inject({ url: '/console/touch-icon-large.svg' })
    expect(icon.headers['cache-control']).toBe('public, no-cache')
    expect(icon.headers['content-type']).toContain('image/svg+xml')
    const again = await door.inject({
      url: '/console/touch-icon-large.svg',
      headers: { 'if-none-match': String(icon.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
  })

  it('[HTTP7] a file that is not there is not_found, not the page', async () => {
    for (const url of ['/console/assets/gone-AbCd1234.js', '/console/favicon.ico']) {
      const answer = await door.inject({ url })
      expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'not_found'])
      expect(answer.headers['cache-control']).toContain('no-store')
    }
  })

  it('[HTTP7] is there to be read, not for other methods', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await door.inject({ method, url: '/console/settings' })
      expect([method, answer.statusCode, answer.json().error.code]).toEqual([method, 404, 'not_found'])
    }
  })

  it.each([
    '/console/../secret.txt',
    '/console/..%2fsecret.txt',
    '/console/%2e%2e/secret.txt',
    '/console/..%5csecret.txt',
    '/console/assets/..%2f..%2fsecret.txt',
    '/console//secret.txt',
    '/console/.vite/manifest.json',
    '/console/%2evite/manifest.json',
    '/console/icon.svg%00.js',
    '/widget/assets/..%2f..%2fsecret.txt',
    '/widget/assets/%2e%2e/frame.json',
    '/widget/assets/../../secret.txt',
  ])('[SEC-C4] %s leads out of nothing', async (url) => {
    const answer = await door.inject({ url })
    expect(answer.body).not.toContain('canary')
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.body).not.toContain(folder)
  })
})

describe('the widget', () => {
  it('[HTTP8] its loader and files are for every site’s pages', async () => {
    for (const url of ['/widget.js', '/widget/assets/bridge-AbCd1234.js']) {
      const answer = await door.inject({ url })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toContain('javascript')
      expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin')
      expect(answer.headers['access-control-allow-origin']).toBe('*')
      expect(answer.headers.etag).toBeDefined()
    }
    expect((await door.inject({ url: '/widget.js' })).headers['cache-control']).toMatch(/^public, max-age=300,/)
  })

  it('[SITE1][SEC-A5] its frame may be held by the site’s allowed pages only, and says so in a header nobody can widen', async () => {
    const answer = await door.inject({ url: '/widget/frame/shop' })
    expect(answer.statusCode).toBe(200)
    const policy = directives(answer.headers['content-security-policy'])
    expect(policy.get('frame-ancestors')).toBe('https://shop.example http://127.0.0.1:8461 https://*.shop.example')
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('style-src')).toBe("'self'")
    expect(answer.headers['x-frame-options']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('<script type="module" src="/widget/assets/bridge-AbCd1234.js"></script>')
    expect(answer.body).toContain('<link rel="modulepreload" href="/widget/assets/shared-AbCd1234.js">')
    expect(answer.body).not.toContain('"><script>')
    const nobodys = await door.inject({ url: '/widget/frame/bare' })
    expect(directives(nobodys.headers['content-security-policy']).get('frame-ancestors')).toBe("'none'")
  })

  it('[WID13][SEC-A5] the preview may be held by our own console only, and can ask for nothing', async () => {
    const answer = await door.inject({ url: '/widget/preview' })
    const policy = directives(answer.headers['content-security-policy'])
    expect(policy.get('frame-ancestors')).toBe("'self'")
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.has('connect-src')).toBe(false)
    expect(answer.headers['x-frame-options']).toBeUndefined()
    expect(answer.body).toContain('/widget/assets/preview-AbCd1234.js')
    const console = await door.inject({ url: '/console/' })
    expect(directives(console.headers['content-security-policy']).get('frame-src')).toBe("'self'")
  })

  it('[WID19][SEC-A5] the chat page may stand in no frame, and is there to say so where there is no site', async () => {
    for (const [key, status] of [
      ['shop', 200],
      ['nobody', 404],
    ] as const) {
      const answer = await door.inject({ url: `/chat/${key}?lang=en` })
      expect(answer.statusCode).toBe(status)
      expect(directives(answer.headers['content-security-policy']).get('frame-ancestors')).toBe("'none'")
      expect(answer.headers['x-frame-options']).toBe('DENY')
      const scripts = [...answer.body.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, path]) => path)
      expect(scripts).toEqual(['/widget/assets/chat-AbCd1234.js', '/widget/assets/bridge-AbCd1234.js'])
    }
  })

  it('[HTTP8] a frame of a site that there is not is a plain 404 that may not be framed', async () => {
    for (const key of ['other', '%3Cscript%3E', 'x'.repeat(65), '__proto__', 'shop%00']) {
      const answer = await door.inject({ url: `/widget/frame/${key}` })
      expect([key, answer.statusCode]).toEqual([key, 404])
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
  })
})

describe('a checkout that is not built', () => {
  it('[HTTP7] says what to run instead of failing', async () => {
    const bare = openDoor({ findSite: async (key) => ({ ...site, key, allowedOrigins: [] }) })
    for (const url of ['/console/', '/console/visitors', '/widget.js', '/widget/frame/shop']) {
      const answer = await bare.inject({ url })
      expect([url, answer.statusCode]).toEqual([url, 503])
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).toContain('npm run build')
    }
    expect((await bare.inject({ url: '/widget/assets/x-AbCd1234.js' })).statusCode).toBe(404)
    await bare.close()
  })
})

describe('the documentation', () => {
  it('[HTTP9] is an OpenAPI 3.1 document of every command with an HTTP door', async () => {
    const answer = await door.inject({ url: '/api/v1/openapi.json' })
    const document = answer.json()
    expect(document.openapi).toBe('3.1.0')
    const send = document.paths['/api/v1/conversations/{conversationId}/messages'].post
    expect(send.operationId).toBe('message.send')
    expect(send.parameters).toMatchObject([{ name: 'conversationId', in: 'path', required: true }])
    expect(send.requestBody.content['application/json'].schema).toMatchObject({
      required: ['clientId', 'text'],
      additionalProperties: false,
    })
    expect(send.responses['200'].content['application/json'].schema.required).toContain('seq')
    expect(send.responses.default.content['application/json'].schema.properties.error.properties.code.enum).toContain(
      'rate.limited',
    )
    expect(send.security).toEqual([{ session: [] }, { visitor: [] }])
    const page = document.paths['/api/v1/conversations/{conversationId}/entries'].get
    expect(page.parameters.map((one: { name: string; in: string }) => [one.name, one.in])).toEqual(
      expect.arrayContaining([
        ['beforeSeq', 'query'],
        ['limit', 'query'],
        ['conversationId', 'path'],
      ]),
    )
    expect(document.paths['/api/v1/sign-in'].post.security).toEqual([])
    expect(document.paths['/api/v1/me/picture'].put.requestBody.content).toHaveProperty(['image/png'])
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/v1/'))).toEqual([])
  })

  it('[HTTP9] has a page that loads nothing from elsewhere', async () => {
    const page = await door.inject({ url: '/api/docs' })
    expect(page.statusCode).toBe(200)
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) {
      expect(address).toMatch(/^\/api\/docs\//)
      expect((await door.inject({ url: address })).statusCode).toBe(200)
    }
    const policy = directives(page.headers['content-security-policy'])
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toBe("'self'")
    expect(String(page.headers['content-security-policy'])).not.toMatch(/https?:/)
  })
})
