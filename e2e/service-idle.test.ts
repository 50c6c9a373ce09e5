import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

/** The page counts in minutes; moments will do. Between the reminder and the next step there is time to answer. */
const idle = { remindAfterMs: 3_000, releaseAfterMs: 18_000, closeAfterMs: 21_000 }

describe('visitors who do not answer', () => {
  let stage: Stage
  let team: Staff[]
  beforeAll(async () => {
    stage = await openStage({ service: { capacity: 1, idle } })
    team = [await stage.hire('Li Wei'), await stage.hire('Ana Lima'), await stage.hire('Omar Haddad')]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const begins = async (words: string): Promise<Shopper> => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    return shopper
  }

  it('[A4][IDL1] are reminded, give their seat to who waits, and read that the chat has ended; who answers keeps it, and who waits for the agent hears nothing', async () => {
    const desks: Desk[] = []
    const shoppers: Shopper[] = []
    const questions = ['Is it in stock?', 'Does it fit?', 'Where is my parcel?'] as const
    // They come one by one, so that each agent, who has one seat, has the visitor who came with it.
    for (const [at, question] of questions.entries()) {
      const desk = await stage.deskOf(team[at] ?? { who: {} })
      desks.push(desk)
      await expectShown(desk.page.getByRole('button', { name: /Available/ }))
      shoppers.push(await begins(question))
      await desk.choose('Mine', question)
    }
    const [wei, ana, omar] = desks as [Desk, Desk, Desk]
    const [silent, answers, waits] = shoppers as [Shopper, Shopper, Shopper]
    const next = await begins('May I still change my order?')
    await expectShown(next.panel.getByText(/^You are next/))

    await ana.write('A 38 fits.')
    await wei.write('Yes, shall I send one?')
    const areYouThere = 'Are you still there?'
    for (const [shopper, desk] of [
      [answers, ana],
      [silent, wei],
    ] as const) {
      await expectShown(shopper.panel.getByText(areYouThere))
      await expectShown(desk.log.getByText('The visitor was reminded to answer'))
      if (shopper === answers) await answers.write('Thank you, and in blue?')
    }
    await expectShown(ana.message('Thank you, and in blue?'))

    await expectShown(wei.log.getByText('No answer for long: the seat is free'))
    await expectShown(next.panel.getByText('You are talking with Li Wei'))
    await expectShown(wei.row('May I still change my order?'))
    await expectShown(silent.panel.getByText('Chat ended'))
    await expectShown(wei.page.getByRole('button', { name: 'Reopen' }).first())
    await expectGone(wei.row('Is it in stock?'))

    // The agent owes these two an answer, and they still have it.
    expect(await waits.panel.getByText(areYouThere).count()).toBe(0)
    await ana.write('In blue too.')
    await omar.write('It comes tomorrow.')
    await expectShown(answers.message('In blue too.'))
    await expectShown(waits.message('It comes tomorrow.'))
    expect(await ana.log.getByText('No answer for long: the seat is free').count()).toBe(0)
    await silent.write('Sorry, I was away')
    await expect.poll(() => silent.panel.getByText('The chat goes on').count(), patiently).toBe(1)
  })
})
