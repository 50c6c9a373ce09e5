import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectGone, expectShown } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('the queue', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { capacity: 1 } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[A4][WID20][CON35] who waits sees its place, live; a supervisor sees waits and loads; a seat that frees serves the first', async () => {
    const staff = await Promise.all(
      ['Li Wei', 'Ana Lima', 'Rosa Quinn'].map((name, at) =>
        stage.hire(name, { login: `queue.${at}`, ...(at === 2 ? { role: 'administrator' as const } : {}) }),
      ),
    )
    const desks = await Promise.all(staff.map((one) => stage.deskOf(one)))
    for (const [at, desk] of desks.entries()) {
      await expectShown(desk.page.getByRole('button', { name: /Available/ }))
      await stage.guest(['Mia Berg', 'Noah Okoye', 'Chen Chen'][at] ?? '', `First words ${at}`)
    }
    for (const desk of desks) await expectShown(desk.row(/First words/))

    const [first, second] = [await stage.shopper(), await stage.shopper()]
    for (const [shopper, words] of [
      [first, 'Is anybody there?'],
      [second, 'Me too, please.'],
    ] as const) {
      await shopper.visit()
      await shopper.openPanel()
      await shopper.write(words)
      await expectShown(shopper.panel.getByText(shopper === first ? /^You are next/ : /^You are second/))
    }
    const [wei, , head] = desks
    if (wei === undefined || head === undefined) throw new Error('three are at their desks')
    await head.list('Queue')
    await head.page.getByRole('link', { name: 'Queue board' }).click()
    await expectShown(head.page.getByRole('list', { name: 'Waiting' }).getByRole('listitem').nth(1))
    await expectShown(head.page.getByRole('list', { name: 'Agents' }).getByText('1 / 1 seats').first())

    await wei
      .row(/First words/)
      .getByRole('link')
      .click()
    await wei.page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expectShown(first.panel.getByText('You are talking with Li Wei'))
    await expectGone(first.panel.getByText(/^You are next/))
    await expectShown(second.panel.getByText(/^You are next/))
    await expectGone(head.page.getByRole('list', { name: 'Waiting' }).getByRole('listitem').nth(1))

    // A page that is loaded anew knows its place at once.
    await second.page.reload()
    await expectShown(second.panel.getByText(/^You are next/))
  })
})
