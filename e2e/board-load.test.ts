import type { VisitorHere } from '@frontdesk/protocol'
import type { WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectShown } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

const count = 5_000
const pageSize = 250
const batches = 24
const everyMs = 250
const changedEach = 200

const idOf = (n: number): string => `01890a5d-ac96-774b-bcce-${n.toString(16).padStart(12, '0')}`

/** One of many visitors; `step` is how far it has walked. */
const visitorOf = (n: number, step: number, nowMs: number): VisitorHere => ({
  visit: {
    contactId: idOf(n),
    online: true,
    ip: '203.0.113.7',
    country: ['CN', 'DE', 'BR', null][n % 4] ?? null,
    pageUrl: `https://shop.example/tea/${n}/${step}`,
    pageTitle: `Tea ${n}, page ${step}`,
    referrer: 'https://search.example/?q=tea',
    browser: 'Firefox 140',
    system: 'Linux',
    device: (['desktop', 'phone', 'tablet'] as const)[n % 3] ?? 'other',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    startedAtMs: nowMs - n * 1_000,
    lastSeenAtMs: nowMs,
    pickedAgent: null,
  },
  contact: {
    id: idOf(n),
    label: `Visitor ${n}`,
    name: null,
    email: null,
    phone: null,
    verified: false,
    special: false,
    tagIds: [],
  },
  site: { id: idOf(0), name: 'Shop' },
  conversation: null,
  state: 'browsing',
  pageSinceMs: nowMs,
  pages: step,
  typing: null,
  returning: n % 2 === 0,
})

type Seen = { longTasks: number[]; mostRows: number; changes: number }

describe('a full board', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[BRD8][E3] stays smooth with 5,000 visitors while changes come four times a second', async () => {
    const desk = await stage.deskOf(await stage.hire('Li Wei'))
    const { page } = desk
    const nowMs = Date.now()
    let socket: WebSocketRoute | undefined
    await page.routeWebSocket(/\/api\/v1\/socket/, (route) => {
      socket = route
      route.connectToServer()
    })
    await page.route(/\/api\/v1\/board/, (route) => {
      const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0)
      const visitors = Array.from({ length: pageSize }, (_, at) => visitorOf(from + at, 1, nowMs))
      const next = from + pageSize < count ? String(from + pageSize) : null
      return route.fulfill({ json: { visitors, next, total: count } })
    })
    await page.reload()
    await desk.open('/visitors')
    await expectShown(page.getByText(/^5,?000 visitors are on your sites$/))
    await expectShown(page.getByRole('listitem').first())
    await page.evaluate(() => {
      const seen = { longTasks: [] as number[], mostRows: 0, changes: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longTasks.push(Math.round(duration))
      }).observe({ type: 'longtask' })
      new MutationObserver((changes) => {
        seen.changes += changes.length
        seen.mostRows = Math.max(seen.mostRows, document.querySelectorAll('[role=listitem]').length)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await page.getByRole('listitem').nth(2).hover()
    for (let batch = 0; batch < batches; batch += 1) {
      const changed = Array.from({ length: changedEach }, (_, at) =>
        visitorOf((batch * 37 + at * 25) % count, batch + 2, nowMs),
      )
      socket?.send(JSON.stringify({ type: 'board.changed', changed, gone: [] }))
      await page.mouse.wheel(0, batch % 2 === 0 ? 400 : -300)
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
    process.stdout.write(`a full board: ${JSON.stringify(seen)}\n`)
    // What makes it smooth on any machine: only rows in sight are drawn, and only what changed in them.
    expect(seen.mostRows).toBeGreaterThan(5)
    expect(seen.mostRows).toBeLessThan(100)
    expect(seen.changes / batches).toBeLessThan(100)
  })
})
