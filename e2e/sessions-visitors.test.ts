import { eventually } from '@frontdesk/testkit'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comesAs } from './support/comes-as.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type Officer, onDuty } from './support/gathering.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

const boxOn = ({ page }: Shopper): Locator => page.getByRole('dialog')
const cardIn = ({ panel }: Shopper): Locator => panel.getByRole('dialog', { name: 'Li Wei' })
const agree = (place: Locator): Promise<void> => place.getByRole('button', { name: 'Agree' }).click()
/** The head of a session's window. */
const headIn = ({ panel }: Shopper): Locator => panel.getByRole('heading', { level: 1, name: 'Session' })
const eventIn = ({ log }: Shopper, text: string): Locator => log.getByText(text, { exact: true })
const leave = async ({ panel }: Shopper): Promise<void> => {
  await panel.getByRole('button', { name: 'More' }).click()
  await panel.getByRole('menuitem', { name: 'Leave the session' }).click()
  await panel.getByRole('dialog').getByRole('button', { name: 'Leave the session' }).click()
}

describe('sessions of several, as visitors see them', () => {
  let stage: Stage
  let wei: Officer
  let ana: Officer
  let chen: Officer
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** Three agents, and three visitors on pages of the shop. */
  const everybody = async (
    names: readonly [string, string, string],
    at: string,
  ): Promise<[Shopper, Shopper, Shopper]> => {
    ;[wei, ana, chen] = await Promise.all([
      onDuty(stage, 'Li Wei', `wei.${at}`),
      onDuty(stage, 'Ana Lima', `ana.${at}`),
      onDuty(stage, 'Chen Yu', `chen.${at}`),
    ])
    const [one, two, three] = names
    return [await comesAs(stage, one), await comesAs(stage, two), await comesAs(stage, three)]
  }

  it('[B3][B4][B8][SES2][SES3][SES7] three visitors get the box on their page; who agrees is in the session, and each hears all', async () => {
    const [mia, noah, ida] = await everybody(['Mia', 'Noah', 'Ida'], 'box')
    const id = await wei.gather(['Mia', 'Noah', 'Ida'], [ana, chen])
    for (const one of [mia, noah, ida]) {
      await expectShown(boxOn(one).getByText('Will you join us?'))
      await agree(boxOn(one))
      await expectShown(headIn(one))
    }
    await mia.write('Hello from Mia')
    await noah.write('Hello from Noah')
    await ida.write('Hello from Ida')
    for (const agent of [wei, ana, chen]) {
      await agent.say(id, `Welcome, says ${agent.name}`)
      for (const name of ['Mia', 'Noah', 'Ida']) await agent.hears(id, `Hello from ${name}`)
    }
    for (const one of [mia, noah, ida]) await expectShown(one.message('Welcome, says Chen Yu'))
    const said = await mia.messages()
    expect(said).toHaveLength(6)
    for (const one of [noah, ida]) await expect.poll(() => one.messages(), patiently).toEqual(said)
    await expectShown(noah.log.getByText('Mia', { exact: true }))
  })

  it('[B5][SES4] who is in a one-to-one chat is asked inside of it; it closes by itself, its text stays, and it goes on afterwards', async () => {
    const [mia, noah, ida] = await everybody(['Mia B', 'Noah B', 'Ida B'], 'inside')
    await mia.openPanel()
    await mia.write('Where is my order?')
    await expectShown(mia.message('Where is my order?'))
    const own = await eventually(
      async () => (await wei.client.request('conversation.list', { tab: 'queue' })).items[0]?.id,
      'the words in the queue',
    )
    await wei.client.request('conversation.take', { conversationId: own, from: null })
    await wei.say(own, 'One moment')
    await expectShown(mia.message('One moment'))

    const id = await wei.gather(['Mia B', 'Noah B', 'Ida B'], [ana, chen])
    await expectShown(cardIn(mia).getByText('Will you join us?'))
    expect(await boxOn(mia).count()).toBe(0)
    await agree(cardIn(mia))
    await expectShown(headIn(mia))
    expect(await mia.message('Where is my order?').count()).toBe(0)
    for (const one of [noah, ida]) await agree(boxOn(one))
    await expectShown(headIn(noah))
    await ana.say(id, 'We are all here')
    await expectShown(mia.message('We are all here'))

    await mia.panel.getByRole('button', { name: 'Look at it' }).click()
    await expectShown(mia.message('Where is my order?'))
    await expectShown(eventIn(mia, 'The conversation goes on in a session of several'))
    await mia.panel.getByRole('button', { name: 'Back to the session' }).click()
    await expectShown(mia.message('We are all here'))

    await wei.client.request('room.end', { conversationId: id })
    await expectShown(mia.panel.getByText('The session has ended.'))
    await mia.panel.getByRole('button', { name: 'Back to your chat' }).click()
    await mia.write('And my order?')
    await wei.hears(own, 'And my order?')
    await expectShown(noah.panel.getByText('The session has ended.'))
  })

  it('[B6][B7][SES5][SES6][SES9][SES10] more are asked later; all see by name who comes and goes; a visitor chooses its name and leaves', async () => {
    const [mia, noah, ida] = await everybody(['Mia C', 'Noah C', 'Ida C'], 'later')
    const id = await wei.gather(['Mia C'])
    await agree(boxOn(mia))
    await expectShown(headIn(mia))
    await wei.say(id, 'Only the two of us')
    await expectShown(mia.message('Only the two of us'))
    await wei.invite(id, ['Noah C'], [ana])
    await expectShown(eventIn(mia, 'Ana Lima joined'))
    await agree(boxOn(noah))
    await expectShown(eventIn(mia, 'Noah C joined'))
    await ana.invite(id, ['Ida C'], [chen])
    await agree(boxOn(ida))
    await expectShown(eventIn(noah, 'Ida C joined'))
    expect(await ida.message('Only the two of us').count()).toBe(0)

    await ida.panel.getByRole('button', { name: 'Who is here' }).click()
    const people = ida.panel.getByRole('dialog', { name: 'Who is here' })
    await expect.poll(() => people.getByRole('listitem').count(), patiently).toBe(6)
    await people.getByLabel('Your name here').fill('Grace')
    await people.getByRole('button', { name: 'Save' }).click()
    await expectShown(eventIn(mia, 'Ida C is now called Grace'))

    await leave(ida)
    await expectGone(headIn(ida))
    await expectShown(eventIn(mia, 'Grace left'))
    await wei.client.request('room.remove', {
      conversationId: id,
      memberId: (await wei.room(id)).members.find(({ party }) => party.label === 'Noah C')?.party.id ?? '',
    })
    await expectShown(noah.panel.getByText('You are no longer in this session.'))
    await expectShown(eventIn(mia, 'Li Wei removed Noah C'))
    await chen.client.request('room.leave', { conversationId: id })
    await expectShown(eventIn(mia, 'Chen Yu left'))
  })

  it('[SES13][B4][B5][B8] lost links and reloads in the middle of each step, and a second tab, lose nothing', async () => {
    const [mia, noah, ida] = await everybody(['Mia D', 'Noah D', 'Ida D'], 'lost')
    // What shows files is fetched late, and asked for again.
    for (const { faults } of [mia, noah, ida]) faults.expect(/ERR_INTERNET_DISCONNECTED/)
    const mias = await mia.tab()
    await mias.visit()
    // Away while being asked.
    const { context } = { context: noah.page.context() }
    await context.setOffline(true)
    const id = await wei.gather(['Mia D', 'Noah D', 'Ida D'], [ana, chen])
    await context.setOffline(false)
    await agree(boxOn(noah))
    await expectShown(headIn(noah))
    // One answer counts in both tabs, and a reload brings the session back.
    const asked = async (): Promise<Shopper> => ((await boxOn(mia).count()) > 0 ? mia : mias)
    await expect.poll(async () => (await boxOn(mia).count()) + (await boxOn(mias).count()), patiently).toBe(1)
    await agree(boxOn(await asked()))
    await expectShown(headIn(mia))
    await expectShown(headIn(mias))
    expect((await wei.room(id)).members.filter(({ party }) => party.label === 'Mia D')).toHaveLength(1)
    await mia.page.reload()
    await expectShown(headIn(mia))
    // What is said while somebody is away comes, and what it writes meanwhile goes.
    await agree(boxOn(ida))
    await expectShown(headIn(ida))
    await ida.page.context().setOffline(true)
    await ida.write('Written without a line')
    await ana.say(id, 'Said meanwhile')
    await ida.page.context().setOffline(false)
    await expectShown(ida.message('Said meanwhile'))
    for (const agent of [wei, chen]) await agent.hears(id, 'Written without a line')
    await expectShown(mia.message('Written without a line'))
    // Ended while somebody is away.
    await ida.page.context().setOffline(true)
    await wei.client.request('room.end', { conversationId: id })
    await ida.page.context().setOffline(false)
    await expectShown(ida.panel.getByText('The session has ended.'))
    await expectShown(mia.panel.getByText('The session has ended.'))
  })

  it('[SES11][B4] who declines or does not answer is not in it; an invitation taken back goes from the page', async () => {
    const [mia, noah, ida] = await everybody(['Mia E', 'Noah E', 'Ida E'], 'no')
    const id = await wei.gather(['Mia E', 'Noah E', 'Ida E'], [ana, chen])
    await boxOn(mia).getByRole('button', { name: 'No thanks' }).click()
    await expectGone(boxOn(mia))
    await agree(boxOn(noah))
    await expectShown(boxOn(ida))
    const answers = async () =>
      (await ana.client.request('room.invitations', { conversationId: id })).invitations
        .map(({ contact, state }) => `${contact.name} ${state}`)
        .sort()
    await expect.poll(answers, patiently).toEqual(['Ida E pending', 'Mia E declined', 'Noah E accepted'])
    const { invitations } = await chen.client.request('room.invitations', { conversationId: id })
    const open = invitations.find(({ state }) => state === 'pending')
    await wei.client.request('invitation.withdraw', { invitationId: open?.id ?? '' })
    await expectGone(boxOn(ida))
    await expect.poll(answers, patiently).toEqual(['Ida E withdrawn', 'Mia E declined', 'Noah E accepted'])
  })
})
