import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { tonesOf } from './support/sounds.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('offers', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { acceptWithinMs: 12_000 } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const offer = (desk: Desk, name: string) =>
    desk.page.getByRole('region', { name: 'Offers' }).getByText(`Will you take ${name}?`)

  it('[A4][CON34] a visitor is offered to one agent at a time: declined or unanswered it goes on to the next, accepted it is served', async () => {
    const staff = await Promise.all(
      ['Li Wei', 'Ana Lima', 'Omar Haddad'].map((name, at) => stage.hire(name, { login: `offers.${at}` })),
    )
    const desks = await Promise.all(staff.map((one) => stage.deskOf(one)))
    for (const desk of desks) {
      await expectShown(desk.page.getByRole('button', { name: /Available/ }))
      await desk.page.getByRole('heading', { name: 'Conversations' }).click()
    }
    const asked = async (name: string): Promise<number[]> => {
      const counts = await Promise.all(desks.map((desk) => offer(desk, name).count()))
      return counts.flatMap((count, at) => (count > 0 ? [at] : []))
    }
    const oneAsked = async (name: string, not: number[] = []): Promise<number> => {
      await expect.poll(async () => (await asked(name)).filter((at) => !not.includes(at)).length, patiently).toBe(1)
      return (await asked(name))[0] ?? -1
    }
    const at = (index: number): Desk => desks[index] ?? desks[0] ?? (undefined as never)

    await stage.guest('Mia Berg', 'Is it in stock?')
    const first = await oneAsked('Mia Berg')
    await expect
      .poll(async () => (await tonesOf(at(first).page.mainFrame())).slice(0, 2), patiently)
      .toEqual([440, 659])
    await at(first).page.getByRole('button', { name: 'Decline' }).click()
    const second = await oneAsked('Mia Berg', [first])
    await at(second).page.getByRole('button', { name: 'Accept' }).click()
    await expectShown(at(second).log.getByText('Is it in stock?').first())
    await expectGone(offer(at(second), 'Mia Berg'))
    await expectShown(at(second).log.getByText(/was asked and did not take it/))
    await at(second).write('Yes, three of them.')
    await expectShown(at(second).message('Yes, three of them.'))

    // Nobody answers the second one: it goes on by itself.
    await stage.guest('Noah Okoye', 'I was charged twice.')
    const silent = await oneAsked('Noah Okoye')
    const next = await oneAsked('Noah Okoye', [silent])
    await at(next).page.getByRole('button', { name: 'Accept' }).click()
    await expectShown(at(next).row('I was charged twice.'))

    await stage.guest('Ida Holm', 'Wrong size.')
    const third = await oneAsked('Ida Holm')
    await at(third).page.getByRole('button', { name: 'Accept' }).click()
    await expectShown(at(third).row('Wrong size.'))
  })
})
