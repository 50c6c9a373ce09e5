import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('searching messages', () => {
  let stage: Stage
  let [wei, ana, omar]: Staff[] = []
  beforeAll(async () => {
    stage = await openStage({
      service: { policy: 'manual' },
      env: { FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S: '1000' },
    })
    wei = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
    omar = await stage.hire('Omar Haddad')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const deskOf = (staff: Staff | undefined, options?: Parameters<Stage['deskOf']>[1]): Promise<Desk> => {
    if (staff === undefined) throw new Error('hired before')
    return stage.deskOf(staff, options)
  }
  /** A group in which one says these words. */
  const group = async (by: Staff, others: readonly Staff[], title: string, words: readonly string[]): Promise<void> => {
    const { url } = stage.product
    const agentIds = others.map(({ agentId }) => agentId)
    const { conversationId } = expectOk(await askHttp(url, 'room.create', { title, agentIds }, by.who))
    for (const [i, text] of words.entries())
      expectOk(await askHttp(url, 'message.send', { conversationId, clientId: `said-words-${i}`, text }, by.who))
  }
  const field = ({ page }: Desk) => page.getByRole('searchbox', { name: 'Search messages' })
  const marks = ({ page }: Desk) => page.locator('mark')

  it('[A3][SEA4] one finds words in a room it is in, another who is not in it finds nothing; a click opens the message', async () => {
    if (wei === undefined || ana === undefined) throw new Error('hired before')
    const desk = await deskOf(wei)
    const filler = Array.from({ length: 70 }, (_, i) => `Filler words, number ${i + 1}`)
    await group(wei, [ana], 'Returns desk', ['顾客说退款三十天没有到账', ...filler])

    await desk.page.keyboard.press('Control+k')
    await desk.page.getByPlaceholder('Search actions, people, conversations').fill('退款')
    await desk.page.getByRole('option', { name: 'Search messages for “退款”' }).click()
    await expectShown(desk.page.getByRole('heading', { name: 'Search', level: 1 }))
    for (const [words, marked] of [
      ['退', ['退']],
      ['退款', ['退款']],
      ['三十天', ['三十天']],
      ['退款 到账', ['退款', '到账']],
    ] as const) {
      await field(desk).fill(words)
      await expect.poll(() => marks(desk).allTextContents(), patiently).toEqual(marked)
    }
    await desk.page.getByRole('link', { name: /退款三十天/ }).click()
    const message = desk.page.getByRole('log').getByText('顾客说退款三十天没有到账')
    await expectShown(message)
    await expect
      .poll(
        () =>
          message.evaluate((one) => {
            const { top, bottom } = one.getBoundingClientRect()
            return top > 0 && bottom < innerHeight
          }),
        patiently,
      )
      .toBe(true)

    const other = await deskOf(omar)
    await other.open('/search?q=退款')
    await expectShown(other.page.getByText('No message found'))
    await expectGone(marks(other))

    const member = await deskOf(ana, { viewport: { width: 390, height: 844 }, hasTouch: true })
    await member.page.getByRole('link', { name: /Colleagues$/ }).click()
    await member.page.getByRole('searchbox').fill('filler number')
    await member.page.getByRole('link', { name: 'Search messages for “filler number”' }).click()
    await expectShown(member.page.getByText('20 messages so far'))
    await member.page.getByRole('button', { name: 'Show more' }).click()
    await expectShown(member.page.getByText('40 messages so far'))
  }, 120_000)

  it('[SEA4] words of visitors are found from the list of conversations, and narrowed by where they stand', async () => {
    await stage.guest('Emma', 'Is the kettle still in stock?')
    const desk = await deskOf(wei)
    await desk.page.getByRole('link', { name: 'Search messages' }).click()
    await field(desk).fill('kett')
    await expect.poll(() => marks(desk).allTextContents(), patiently).toEqual(['kett'])
    await desk.page.getByLabel('Where').selectOption('Colleagues’ rooms')
    await expectShown(desk.page.getByText('No message found'))
    await desk.page.getByLabel('Where').selectOption('All messages')
    await desk.page.getByRole('link', { name: /kettle/ }).click()
    await expectShown(desk.message('Is the kettle still in stock?'))
  }, 90_000)

  it('[SEA8] a contact and a conversation are found by what is known of them, and by filters alone', async () => {
    const guest = await stage.guest('Ophelia Quinn', 'Where is my order?')
    const desk = await deskOf(wei)
    const { page } = desk
    await desk.open('/search')
    await page.getByRole('link', { name: 'Contacts', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('ophel')
    await expect.poll(() => marks(desk).allTextContents(), patiently).toEqual(['Ophel'])
    await expectShown(page.getByText('1 contact', { exact: true }))
    await page.getByRole('link', { name: 'Conversations', exact: true }).last().click()
    await expectShown(page.getByText('1 conversation', { exact: true }))
    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('')
    await page.getByLabel('Time').selectOption('From day to day')
    await page.getByLabel('From', { exact: true }).fill('2020-01-01')
    await page.getByLabel('To (inclusive)').fill('2020-01-31')
    await expectShown(page.getByText('No conversation found'))
    await page.getByLabel('To (inclusive)').fill('2099-12-31')
    await page.getByRole('link', { name: /^Ophelia Quinn/ }).click()
    await expectShown(desk.message('Where is my order?'))
    guest.client.close()
  }, 90_000)
})
