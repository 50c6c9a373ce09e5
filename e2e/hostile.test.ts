import { freePort } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { hostileNames, hostileTexts } from './support/hostile-texts.ts'
import { type OwnPages, serveOwnPages } from './support/own-pages.ts'
import { openStage, type Stage } from './support/stage.ts'

const perMessage = 20
const messages = Array.from({ length: Math.ceil(hostileTexts.length / perMessage) }, (_, index) =>
  hostileTexts.slice(index * perMessage, (index + 1) * perMessage).join('\n'),
)

describe('hostile', () => {
  let stage: Stage
  let wei: Staff
  let foreign: OwnPages
  let foreignOrigin = ''
  beforeAll(async () => {
    stage = await openStage({
      service: { policy: 'manual' },
      shop: 'own',
      env: {
        FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '1000',
        FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S: '1000',
      },
    })
    wei = await stage.hire('Li Wei')
    const { url: productUrl, siteKey } = stage.product
    foreignOrigin = `http://127.0.0.1:${await freePort()}`
    foreign = await serveOwnPages({ origin: foreignOrigin, productUrl, siteKey })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await foreign?.close()
    await stage?.close()
  })

  /** Requests that leave to hosts that are not ours. */
  const watchEscapes = (page: Page): string[] => {
    const escapes: string[] = []
    const ours = [stage.product.url, stage.product.shopUrl, foreignOrigin]
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol !== 'data:' && protocol !== 'blob:' && !ours.includes(origin)) escapes.push(request.url())
    })
    return escapes
  }
  /** Addresses of all links in a place that are not of a harmless kind. */
  const strangeLinks = (place: Page | Awaited<ReturnType<Page['frame']>>): Promise<string[]> =>
    place === null
      ? Promise.resolve([])
      : place.evaluate(() =>
          [...document.querySelectorAll('a[href]')]
            .map((link) => (link instanceof HTMLAnchorElement ? link.href : ''))
            .filter((href) => !/^(https?|mailto|tel):/.test(href)),
        )

  it('[SEC-C1] the watch sees what runs: the same text written into a page raises the alarm', async () => {
    const shopper = await stage.shopper()
    stage.ownPages?.put('/', { body: hostileNames[0] ?? '', snippets: 0 })
    await shopper.page.goto(stage.product.shopUrl)
    await expect.poll(() => shopper.faults.list(), patiently).toContain('dialog: 1')
    shopper.faults.expect(/dialog: 1|404/)
    stage.ownPages?.put('/', { title: 'A page' })
  })

  it('[SEC-C1][SEC-C2] hostile words of visitors do nothing in the console', async () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(500)
    const { product } = stage
    const visitor = await stage.guest('Eve', messages[0] ?? '')
    for (const text of messages.slice(1)) await visitor.write(text)
    for (const [index, name] of hostileNames.entries()) {
      const { client } = await stage.guest(name, `${index} ${name}`)
      const strange = {
        pageTitle: name,
        referrer: `${product.shopUrl}/?${name}`,
        language: 'en',
        timeZone: name.slice(0, 64),
      }
      await client.request('visit.update', { pageUrl: `${product.shopUrl}/#${name}`, ...strange })
    }
    const scheme = await stage.guest('Scheme', 'look at my page')
    const page = {
      pageTitle: 'x',
      pageUrl: 'javascript:alert(1)',
      referrer: 'data:text/html,<script>alert(1)</script>',
    }
    await scheme.client.request('visit.update', page)

    const desk = await stage.deskOf(wei)
    const escapes = watchEscapes(desk.page)
    await desk.take('Eve')
    await expectShown(desk.message(messages.at(-1) ?? ''))
    const top = desk.message(messages[0] ?? '')
    await expect
      .poll(async () => {
        await desk.log.evaluate((log) => log.scrollTo(0, 0))
        return top.isVisible()
      }, patiently)
      .toBe(true)
    expect(await strangeLinks(desk.page)).toEqual([])

    for (const words of [...hostileNames.map((name, index) => `${index} ${name}`), 'look at my page']) {
      await desk.choose('Queue', words)
      await expectShown(desk.page.getByRole('heading', { name: 'About the visitor' }))
      await expectShown(desk.page.getByText('Here now'))
      await desk.log.getByRole('button', { name: /^Details of the message of/ }).click()
      await desk.page.keyboard.press('Escape')
      expect(await strangeLinks(desk.page)).toEqual([])
    }
    await desk.page.keyboard.press('Control+k')
    await expectShown(desk.page.getByRole('option').first())
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expectShown(desk.page.getByRole('button', { name: 'Undo' }))
    expect(await desk.page.locator('[onerror],[onload],img[src=x],script:not([src])').count()).toBe(0)
    expect(escapes).toEqual([])
  })

  it('[SEC-C1][SEC-C2] hostile words of an agent do nothing in the visitor’s panel, its own words neither', async () => {
    const mallory = await stage.hire(hostileNames[0] ?? '', { login: 'mallory' })
    const shopper = await stage.shopper()
    const escapes = watchEscapes(shopper.page)
    await shopper.visit('/')
    await shopper.openPanel()
    const own = `My own ${hostileNames[1]}`
    await shopper.write(own)
    await expectShown(shopper.message(own))
    const desk = await stage.deskOf(mallory)
    await desk.take(own)
    const conversationId = desk.conversationId()
    const client = mallory.client()
    for (const text of messages) client.send(conversationId, text)
    await expectShown(shopper.message(messages.at(-1) ?? ''))
    await expect.poll(async () => (await shopper.messages()).length, patiently).toBe(messages.length + 1)
    client.close()
    const frame = await shopper.frame()
    expect(await strangeLinks(frame)).toEqual([])
    expect(await frame.locator('[onerror],[onload],img[src=x],script:not([src])').count()).toBe(0)
    expect(escapes).toEqual([])
  })

  it('[SEC-A5][PRO4] on a page that is not allowed there is no icon, and no frame shows', async () => {
    const shopper = await stage.shopper()
    shopper.faults.expect(/frame-ancestors|403/)
    const warnings: string[] = []
    shopper.page.on('console', (line) => {
      if (line.type() === 'warning') warnings.push(line.text())
    })
    await shopper.page.goto(foreignOrigin)
    await expect.poll(() => warnings.join('\n'), patiently).toContain('Frontdesk: the chat is not shown on this page.')
    expect(await shopper.icon.count()).toBe(0)
    const { url, siteKey } = stage.product
    foreign.put('/framing', {
      snippets: 0,
      body: `<iframe id=widget src="${url}/widget/frame/${siteKey}"></iframe><iframe id=console src="${url}/console/"></iframe>`,
    })
    await shopper.page.goto(`${foreignOrigin}/framing`)
    for (const id of ['widget', 'console']) {
      const element = await shopper.page.locator(`#${id}`).elementHandle()
      const frame = await element?.contentFrame()
      await expect.poll(() => frame?.url(), patiently).toMatch(/^chrome-error:/)
    }
  })

  it('[SEC-A5] not even a page of the shop can put the console into a frame', async () => {
    const shopper = await stage.shopper()
    shopper.faults.expect(/frame-ancestors/)
    stage.ownPages?.put('/framing', { snippets: 0, body: `<iframe src="${stage.product.url}/console/"></iframe>` })
    await shopper.page.goto(`${stage.product.shopUrl}/framing`)
    const element = await shopper.page.locator('iframe').elementHandle()
    const frame = await element?.contentFrame()
    await expect.poll(() => frame?.url(), patiently).toMatch(/^chrome-error:/)
  })

  it('[SEC-A6] a page of another origin opens no socket with the agent’s cookies', async () => {
    const desk = await stage.deskOf(wei)
    desk.faults.expect(/WebSocket connection/)
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
    await desk.page.goto(foreignOrigin)
    const outcome = await desk.page.evaluate(
      (address) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(address)
          socket.onopen = () => resolve('opened')
          socket.onerror = () => resolve('refused')
        }),
      `${stage.product.url.replace('http', 'ws')}/api/v1/socket`,
    )
    expect(outcome).toBe('refused')
  })

  it('[SEC-A7] forged messages of the page’s other frames, and of who opens the frame’s address, are ignored', async () => {
    const shopper = await stage.shopper()
    shopper.faults.expect(/favicon/)
    const page = { url: 'javascript:alert(1)', title: 'x', referrer: '' }
    const shown = { open: true, badge: '99', title: 'x', label: 'x' }
    const forged = [
      { type: 'call', call: ['open'] },
      { type: 'call', call: ['identify', 'x'] },
      { type: 'page', page },
      { type: 'init', ticket: 'x', page, languages: ['zh'], narrow: false, active: true },
      { type: 'show', shown, focus: true },
      { type: 'event', event: 'open' },
      { type: 'handle', handle: 'forged' },
      { type: 'wanted' },
    ].map((message) => ({ ...message, mark: 'frontdesk:1' }))
    foreign.put('/sibling', { snippets: 0, body: '<p>Not yours</p>' })
    stage.ownPages?.put('/hostile', { body: `<iframe name=sibling src="${foreignOrigin}/sibling"></iframe>` })
    await shopper.visit('/hostile')
    const sibling = shopper.page.frame({ name: 'sibling' })
    await sibling?.evaluate((messages) => {
      const others = [parent, ...Array.from({ length: parent.length }, (_, index) => parent.frames[index])]
      for (const message of messages) for (const other of others) other?.postMessage(message, '*')
    }, forged)
    // A round through the page's own loop: had the messages meant anything, it would have happened by now.
    await shopper.openPanel()
    await shopper.icon.click()
    await expectGone(shopper.input)
    expect(await shopper.icon.getAttribute('aria-label')).toBe('Open chat')
    expect(await shopper.page.evaluate(() => Object.values(localStorage))).toEqual([])

    const opened = shopper.page.context().waitForEvent('page')
    await shopper.page.evaluate((address) => {
      const other = window.open(address)
      addEventListener('message', () => other?.postMessage('heard', '*'))
    }, `${stage.product.url}/widget/frame/${stage.product.siteKey}`)
    const alone = await opened
    await alone.waitForLoadState()
    expect(await alone.evaluate(() => window.opener === null || document.body.childElementCount === 0)).toBe(true)
    expect(await alone.evaluate(() => document.body.childElementCount)).toBe(0)
  })

  it('[FACE4] the snippet on a page twice makes one icon', async () => {
    const shopper = await stage.shopper()
    stage.ownPages?.put('/twice', { snippets: 2 })
    await shopper.visit('/twice')
    await shopper.openPanel()
    expect(await shopper.icon.count()).toBe(1)
    expect(await shopper.page.locator('iframe').count()).toBe(1)
  })
})
