import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { type ReverseProxy, startReverseProxy, userAgentFrom } from './support/reverse-proxy.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

const politeLine = 'We do not offer this chat to you at present.'

describe('visitors who are kept out', () => {
  let stage: Stage
  let network: ReverseProxy
  let head: Staff
  let chen: Staff
  let ana: Staff
  beforeAll(async () => {
    network = await startReverseProxy('203.0.113.250')
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: network,
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    head = await stage.hire('Li Wei', { role: 'supervisor' })
    chen = await stage.hire('Chen Jing')
    ana = await stage.hire('Ana Ruiz')
  })
  afterEach(async (journey) => {
    await stage.tidy(journey)
    const who = { ...head.who, origin: stage.product.url }
    const { blocks } = expectOk(await askHttp(stage.product.url, 'block.list', {}, who))
    for (const { id } of blocks) expectOk(await askHttp(stage.product.url, 'block.remove', { blockId: id }, who))
  })
  afterAll(() => stage?.close())

  const shopperFrom = async (address: string, firstWords: string): Promise<Shopper> => {
    const shopper = await stage.shopper({ userAgent: userAgentFrom(address) })
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(firstWords)
    await expectShown(shopper.state('Sent').or(shopper.state('Delivered')))
    return shopper
  }

  const expectOut = async (shopper: Shopper): Promise<void> => {
    await expectShown(shopper.panel.getByRole('status').getByText(politeLine))
    await expectGone(shopper.input)
  }

  const fillReason = async (desk: Desk, reason: string): Promise<void> => {
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill(reason)
    await dialog.getByRole('button', { name: 'Block', exact: true }).click()
  }

  it('[D4][BLK5][BLK10] a visitor is blocked from the conversation, reads one polite line, and comes back when that is over', async () => {
    const rude = await shopperFrom('203.0.113.7', 'You are all thieves, one and all')
    const [calm, far] = [
      await shopperFrom('203.0.113.8', 'Does the teapot keep warm?'),
      await shopperFrom('198.51.100.5', 'Where is my parcel?'),
    ]
    const [wei, jing, ruiz] = [await stage.deskOf(head), await stage.deskOf(chen), await stage.deskOf(ana)]
    await jing.take('Does the teapot keep warm?')
    await ruiz.take('Where is my parcel?')
    await wei.take('You are all thieves, one and all')

    await wei.page.getByRole('button', { name: 'Block…' }).click()
    await wei.page.getByRole('dialog').getByText('30 days').click()
    await fillReason(wei, 'Insults, warned twice')
    await expectOut(rude)
    await expectShown(wei.log.getByText('You blocked the visitor'))
    const about = wei.page.getByRole('region', { name: 'About the visitor' })
    await expectShown(about.getByText('Insults, warned twice'))
    await expectShown(about.getByText(/until/))
    await expectShown(wei.page.getByRole('button', { name: 'Reopen' }).first())

    // Whoever else is there is served as before.
    for (const [shopper, desk, words] of [
      [calm, jing, 'For two hours.'],
      [far, ruiz, 'In your street.'],
    ] as const) {
      await desk.write(words)
      await expectShown(shopper.message(words))
    }

    // The next page asks once, and takes no for an answer.
    const before = network.requestsTo('/api/v1/widget/session')
    await rude.visit('/en/')
    await expectOut(rude)
    await rude.page.evaluate(() => dispatchEvent(new Event('online')))
    expect(network.requestsTo('/api/v1/widget/session') - before).toBe(1)
    expect(network.requestsTo('/api/v1/socket-tickets')).toBeGreaterThan(0)

    await about.getByRole('button', { name: 'Unblock' }).click()
    await expectShown(wei.page.getByText('Unblocked'))
    await rude.visit('/en/')
    await expectShown(rude.input)
    await rude.write('I am sorry')
    await expectShown(rude.state('Sent').or(rude.state('Delivered')))
  })

  it('[D4][BLK1][BLK3][BLK7] a range is blocked from the settings, searched for, taken back and put in force again', async () => {
    const [one, other, far] = [
      await shopperFrom('203.0.113.17', 'I will find you'),
      await shopperFrom('203.0.113.18', 'And so will I'),
      await shopperFrom('198.51.100.15', 'Is the vase still there?'),
    ]
    const wei = await stage.deskOf(head)
    await wei.open('/settings/blocks')
    const { page } = wei
    await expectShown(page.getByText('Nobody is blocked'))
    await page.getByRole('button', { name: 'Block an address' }).click()
    await page.getByLabel('Address or range').fill('127.0.0.1')
    await fillReason(wei, 'Threats')
    await expectShown(page.getByRole('alert').getByText(/No visitor of the internet comes from there/))
    await page.getByLabel('Address or range').fill('203.0.113.0/27')
    await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click()
    await Promise.all([expectOut(one), expectOut(other)])
    await far.write('I mean the blue one')
    await expectShown(far.message('I mean the blue one'))

    const list = page.getByRole('list', { name: 'Blocked visitors and addresses' })
    await page.getByRole('searchbox').fill('203.0.113.17')
    await expectShown(list.getByText('203.0.113.0/27'))
    await expectShown(list.getByText(/by Li Wei/))
    await page.getByRole('searchbox').fill('198.51.100.15')
    await expectShown(page.getByText('Nothing found'))
    await page.getByRole('searchbox').fill('threats')
    await expectShown(list.getByText('203.0.113.0/27'))

    await page.getByRole('button', { name: 'Acts for 203.0.113.0/27' }).click()
    await page.getByRole('menuitem', { name: 'Unblock' }).click()
    await expectShown(page.getByText('Nothing found'))
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectShown(list.getByText('203.0.113.0/27'))
    await one.visit('/en/')
    await expectOut(one)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('blocks.csv')
  })

  it('[D8][BLK8] an agent without the right finds no way to block, and sees that somebody else did', async () => {
    const rude = await shopperFrom('203.0.113.27', 'Shame on this shop')
    const [wei, jing] = [await stage.deskOf(head), await stage.deskOf(chen)]
    await jing.take('Shame on this shop')
    const about = jing.page.getByRole('region', { name: 'About the visitor' })
    await expectShown(about.getByText('203.0.113.27'))
    await expectGone(jing.page.getByRole('button', { name: 'Block…' }))
    await wei.choose('Team', 'Shame on this shop')
    await wei.page.getByRole('button', { name: 'Block…' }).click()
    await wei.page.getByRole('dialog').getByText('The visitor and its address').click()
    await fillReason(wei, 'Insults')
    await expectOut(rude)
    await expectShown(jing.log.getByText('Li Wei blocked the visitor'))
    await expectGone(about.getByText('Insults'))
    await jing.open('/settings')
    await expectShown(jing.page.getByRole('link', { name: 'Profile' }))
    await expectGone(jing.page.getByRole('link', { name: 'Blocked visitors' }))
    await jing.open('/settings/blocks')
    await expectShown(jing.page.getByText('Your role does not manage this. An administrator can help.'))
    const who = { ...chen.who, origin: stage.product.url }
    expect(await askHttp(stage.product.url, 'block.list', {}, who)).toMatchObject({ error: { code: 'right.missing' } })
  })
})
