import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectShown, patiently } from './support/expect.ts'
import { type ReverseProxy, startReverseProxy, type Upgrades } from './support/reverse-proxy.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

const polls = '/api/v1/link/poll'

describe('a network that hates WebSockets', () => {
  let stage: Stage
  let wei: Staff
  let network: ReverseProxy
  beforeAll(async () => {
    network = await startReverseProxy('203.0.113.9')
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: network,
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const meet = async (): Promise<{ shopper: Shopper; desk: Desk }> => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.emptyDesk()])
    // What a browser writes on its console when it is refused a WebSocket.
    for (const { faults } of [shopper, desk]) faults.expect(/WebSocket/)
    await Promise.all([shopper.visit(), desk.enter(wei)])
    await shopper.openPanel()
    return { shopper, desk }
  }

  const talk = async (shopper: Shopper, desk: Desk, mark: string): Promise<void> => {
    for (const [from, to, text] of [
      [shopper, desk, `From the shop ${mark}`],
      [desk, shopper, `From the desk ${mark}`],
    ] as const) {
      await from.write(text)
      await expectShown(to.message(text))
    }
  }

  /** The browser says that the machine is online again. */
  const wake = async (shopper: Shopper, desk: Desk): Promise<void> => {
    for (const page of [await shopper.frame(), desk.page]) await page.evaluate(() => dispatchEvent(new Event('online')))
  }

  it.each<[Upgrades]>([['refuses'], ['swallows']])(
    '[CLI15][POLL1][POLL2][B1] where the network %s them both sides talk by requests, and climb back when it lets them through',
    async (how) => {
      network.setUpgrades(how)
      const { shopper, desk } = await meet()
      const words = `Hello, ${how}`
      await shopper.write(words)
      await desk.take(words)
      await talk(shopper, desk, how)
      await expectShown(shopper.state('Read').or(shopper.state('Delivered')))
      // Who is there, and where, is right without a socket.
      await expectShown(desk.page.getByText('Here now').first())
      expect(network.sockets).toBe(0)

      network.setUpgrades('carries')
      await wake(shopper, desk)
      await expect.poll(() => network.sockets, patiently).toBe(2)
      await talk(shopper, desk, `${how}, again`)
      const asked = network.requestsTo(polls)
      await talk(shopper, desk, `${how}, still`)
      expect(network.requestsTo(polls)).toBe(asked)
      expect(await shopper.messages()).toEqual([
        words,
        ...[how, `${how}, again`, `${how}, still`].flatMap((mark) => [
          `From the shop ${mark}`,
          `From the desk ${mark}`,
        ]),
      ])
    },
  )
})
