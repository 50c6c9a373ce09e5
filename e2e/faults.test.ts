import { askHttp, createFaultProxy, expectOk, type FaultProxy } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

/** What a browser writes on its console when the server is away or the line is cut. */
const linkErrors = /ERR_|WebSocket/

type Acknowledged = { entryId: string; text: string }

/** The messages that the server has acknowledged to a page, by what the page sent and was answered. */
const watchAcknowledged = (page: Page): Acknowledged[] => {
  const acknowledged: Acknowledged[] = []
  page.on('websocket', (socket) => {
    const sent = new Map<number, string>()
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(String(payload))
      if (frame.command === 'message.send') sent.set(frame.id, frame.params.text)
    })
    socket.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload))
      const text = frame.type === 'result' ? sent.get(frame.id) : undefined
      if (text !== undefined) acknowledged.push({ entryId: frame.result.entryId, text })
    })
  })
  return acknowledged
}

describe('when things fail', () => {
  let stage: Stage
  let wei: Staff
  let network: FaultProxy
  beforeAll(async () => {
    const target = { host: '127.0.0.1', port: 0 }
    network = await createFaultProxy(target)
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: {
        port: network.port,
        close: network.close,
        forwardTo: (port) => {
          target.port = port
        },
      },
      env: {
        FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '1000',
        FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S: '1000',
      },
    })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** Takes the network away from all pages, or gives it back. */
  const setLost = async (isLost: boolean, ...people: (Shopper | Desk)[]): Promise<void> => {
    network.refuse(isLost)
    if (isLost) network.dropAll()
    await Promise.all(people.map(({ page }) => page.context().setOffline(isLost)))
  }
  const meet = async (shopper: Shopper, desk: Desk, words: string): Promise<string> => {
    await desk.enter(wei)
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    await desk.take(words)
    await expectShown(desk.message(words))
    return desk.conversationId()
  }

  it('[MSG1][MSG2][SEC-J1] the server is killed while both write: nothing acknowledged is missing, nothing is doubled, no reload', async () => {
    // So tall that every message is drawn.
    const [shopper, desk] = await Promise.all([
      stage.shopper(),
      stage.emptyDesk({ viewport: { width: 1280, height: 6000 } }),
    ])
    const acknowledged = [shopper, desk].map(({ page }) => watchAcknowledged(page))
    for (const { faults } of [shopper, desk]) faults.expect(linkErrors)
    const conversationId = await meet(shopper, desk, 'Begin')

    const writeOn = async (who: { write(text: string): Promise<void> }, name: string): Promise<string[]> => {
      const texts = Array.from({ length: 15 }, (_, index) => `${name} ${index + 1}`)
      for (const text of texts) await who.write(text)
      return texts
    }
    const written = ['Begin']
    for (let kill = 1; kill <= 3; kill += 1) {
      const before = acknowledged.flat().length
      const writing = Promise.all([writeOn(shopper, `${kill} visitor`), writeOn(desk, `${kill} agent`)])
      // Some are answered, some are under way, and some are written while nobody is there.
      await expect.poll(() => acknowledged.flat().length, { ...patiently, interval: 1 }).toBeGreaterThan(before + 3)
      await stage.product.stop('SIGKILL')
      written.push(...(await writing).flat())
      await stage.product.start()
    }
    written.sort()

    const everyText = async (seen: () => Promise<string[]>): Promise<string[]> => (await seen()).toSorted()
    await expect.poll(() => everyText(shopper.messages), { ...patiently, timeout: 40_000 }).toEqual(written)
    await expect.poll(() => everyText(desk.messages), { ...patiently, timeout: 40_000 }).toEqual(written)
    await expectGone(shopper.state('Sending'))
    await expectGone(desk.log.getByText('Sending'))
    // Both see the one order.
    expect(await shopper.messages()).toEqual(await desk.messages())

    const entries = await historyOf(conversationId)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    const stored = entries.flatMap(({ id, content }) =>
      content.kind === 'message' ? [{ id, text: content.text }] : [],
    )
    expect(stored.map(({ text }) => text)).toEqual(await desk.messages())
    for (const { entryId, text } of acknowledged.flat()) expect(stored).toContainEqual({ id: entryId, text })
    expect(acknowledged.flat().length).toBeGreaterThan(20)
  })

  /** All that the server has of a conversation, page by page, as staff see it. */
  const historyOf = async (conversationId: string) => {
    const pages = []
    for (let beforeSeq = 1_000_000, earlier = true; earlier; ) {
      const page = expectOk(
        await askHttp(stage.product.url, 'conversation.history', { conversationId, beforeSeq }, wei.who),
      )
      pages.unshift(...page.entries)
      ;({ earlier } = page)
      beforeSeq = page.entries[0]?.seq ?? 0
    }
    return pages
  }

  it('[FACE3][CLI7] a lost network shows a calm strip on both sides; what is written meanwhile goes out when it is back', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.emptyDesk()])
    for (const { faults } of [shopper, desk]) faults.expect(linkErrors)
    await meet(shopper, desk, 'Are you there?')
    await setLost(true, shopper, desk)
    await expectShown(shopper.panel.getByText(/^No connection\. You can go on writing/))
    await expectShown(desk.page.getByText(/Connection lost\. You can go on reading and writing/))
    await shopper.write('Written in a tunnel')
    await expectShown(shopper.panel.getByText('Will be sent when you are back online'))
    await desk.write('Also in a tunnel')
    await expectShown(desk.log.getByText('Sending'))

    await setLost(false, shopper, desk)
    await expectGone(shopper.panel.getByText(/^No connection\./))
    await expectGone(desk.page.getByText(/Connection lost/))
    await expectShown(shopper.message('Also in a tunnel'))
    await expectShown(desk.message('Written in a tunnel'))
    await expectGone(desk.log.getByText('Sending'))
    const said = ['Also in a tunnel', 'Are you there?', 'Written in a tunnel']
    expect((await shopper.messages()).toSorted()).toEqual(said)
    expect(await desk.messages()).toEqual(await shopper.messages())
  })

  it('[FACE3][CLI7] words that were not sent outlive the page on both sides, and go out once', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.emptyDesk()])
    for (const { faults } of [shopper, desk]) faults.expect(linkErrors)
    await meet(shopper, desk, 'Hold the line')
    await setLost(true, shopper, desk)
    await shopper.write('Sent from the platform')
    await desk.write('Answered from the stairs')
    await expectShown(desk.log.getByText('Sending'))
    const address = new URL(desk.page.url()).pathname.replace('/console', '')
    const left = [shopper.page, desk.page]
    const [laterShopper, laterDesk] = await Promise.all([shopper.tab(), desk.tab()])
    await Promise.all(left.map((page) => page.close()))

    await setLost(false, laterShopper, laterDesk)
    await Promise.all([laterShopper.visit(), laterDesk.open(address)])
    for (const seen of [laterShopper.messages, laterDesk.messages])
      await expect
        .poll(async () => (await seen()).toSorted(), patiently)
        .toEqual(['Answered from the stairs', 'Hold the line', 'Sent from the platform'])
    await expectGone(laterDesk.log.getByText('Sending'))
    await expectGone(laterShopper.state('Sending'))
  })
})
