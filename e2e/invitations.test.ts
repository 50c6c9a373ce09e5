import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comesAs } from './support/comes-as.ts'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

const boxOn = (page: Page): Locator => page.getByRole('dialog')
const rowOf = (desk: Desk, name: string): Locator => desk.page.getByRole('listitem').filter({ hasText: name })

describe('invitations', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** A visitor whom the site has told by name, on a page of the shop. */
  const comes = (name: string, path = '/en/'): Promise<Shopper> => comesAs(stage, name, { path })

  const atVisitors = async (agent: string): Promise<Desk> => {
    const desk = await stage.deskOf(await stage.hire(agent))
    await desk.open('/visitors')
    return desk
  }

  const invite = async (desk: Desk, name: string, text?: string): Promise<void> => {
    await desk.page.getByRole('button', { name: `Invite ${name}` }).click()
    const dialog = desk.page.getByRole('dialog', { name: `Invite ${name}` })
    if (text !== undefined) await dialog.getByLabel('What the visitor reads').fill(text)
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await expectShown(rowOf(desk, name).getByText('Invited', { exact: true }))
  }

  it('[INV1][INV11][INV13][INV14][E4][E5] one click invites; the visitor accepts in one of two tabs, the panel opens by itself, and they talk', async () => {
    const desk = await atVisitors('Li Wei')
    const mia = await comes('Mia')
    const other = await mia.tab()
    await other.visit()
    await invite(desk, 'Mia', 'May I show you the green tea?')
    const inTabs = async (): Promise<number[]> => [await boxOn(mia.page).count(), await boxOn(other.page).count()]
    await expect.poll(async () => (await inTabs()).toSorted(), patiently).toEqual([0, 1])
    const tab = (await inTabs())[0] === 1 ? mia : other
    const box = boxOn(tab.page)
    await expectShown(box.getByText('May I show you the green tea?'))
    await expectShown(box.getByText('Li Wei'))
    await box.getByRole('button', { name: 'Chat now' }).click()
    await expectShown(tab.message('May I show you the green tea?'))
    await expectGone(boxOn(mia.page))
    await expectGone(boxOn(other.page))
    await expectShown(desk.message('May I show you the green tea?'))
    await tab.write('Yes please')
    await expectShown(desk.message('Yes please'))
    await desk.write('It is from this spring')
    await expectShown(tab.message('It is from this spring'))
  })

  it('[INV1][INV5][INV12][E4] a reload shows it again; Escape is no, the agent is told, and the visitor is left alone', async () => {
    const desk = await atVisitors('Ana Lima')
    const noah = await comes('Noah')
    await invite(desk, 'Noah')
    await expectShown(boxOn(noah.page).getByText('Can I help you with anything?'))
    await noah.page.reload()
    await expectShown(boxOn(noah.page).getByText('Can I help you with anything?'))
    expect(await noah.page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await noah.page.keyboard.press('Escape')
    await expectGone(boxOn(noah.page))
    await expectShown(desk.page.getByText('Noah has declined your invitation'))
    await expectShown(rowOf(desk, 'Noah').getByText(/^Declined\. Left alone until/))
    await expectGone(desk.page.getByRole('button', { name: 'Invite Noah' }))
  })

  it('[INV2][E4] one that is taken back goes from the page, and the visitor can be invited again', async () => {
    const desk = await atVisitors('Chen Yu')
    const ida = await comes('Ida')
    await invite(desk, 'Ida')
    await expectShown(boxOn(ida.page))
    await rowOf(desk, 'Ida').getByRole('button', { name: 'Take the invitation back' }).click()
    await expectGone(boxOn(ida.page))
    await expectShown(desk.page.getByRole('button', { name: 'Invite Ida' }))
  })

  it('[TRG1][TRG3][INV12][E4] a rule invites on its page after a time, and not while the visitor writes', async () => {
    const { who } = await signIn(stage.product.url, stage.product.admin.login, stage.product.admin.password)
    const admin = { ...who, origin: stage.product.url }
    const { id: triggerId } = expectOk(await askHttp(stage.product.url, 'trigger.create', { name: 'Tea' }, admin))
    const conditions = [
      { kind: 'page' as const, pattern: '/en/*' },
      { kind: 'time' as const, atLeastMs: 1_000 },
      { kind: 'attribute' as const, key: 'writes', is: 'set' as const, value: '' },
    ]
    const change = { mode: 'on' as const, conditions, texts: { en: 'Shall I help you choose?', 'zh-CN': '' } }
    expectOk(await askHttp(stage.product.url, 'trigger.update', { triggerId, change }, admin))
    await stage.deskOf(await stage.hire('Bo Sun'))
    const zoe = await comes('Zoe')
    await zoe.page.evaluate(() => {
      const field = document.createElement('textarea')
      field.id = 'own'
      field.style.cssText = 'position:fixed;inset:0 auto auto 0;width:80px;height:40px'
      document.body.append(field)
      field.focus()
      const { Frontdesk } = window as unknown as { Frontdesk: { push(call: unknown[]): void } }
      Frontdesk.push(['update', { attributes: { writes: true } }])
    })
    await zoe.page.keyboard.type('I am looking for something to drink', { delay: 60 })
    expect(await boxOn(zoe.page).count()).toBe(0)
    await expectShown(boxOn(zoe.page).getByText('Shall I help you choose?'))
    expect(await zoe.page.evaluate(() => document.activeElement?.id)).toBe('own')
    await zoe.page.evaluate(() => history.pushState({}, '', '/en/?step=2'))
    await expectShown(boxOn(zoe.page))
    expectOk(await askHttp(stage.product.url, 'trigger.remove', { triggerId }, admin))
  })

  it('[INV11][INV13][E4] on a phone it is a sheet at the lower edge, and leads into the panel', async () => {
    const desk = await atVisitors('Mei Lan')
    const shopper = await stage.shopper({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    })
    await shopper.visit()
    await shopper.page.evaluate(() => {
      const { Frontdesk } = window as unknown as { Frontdesk: { push(call: unknown[]): void } }
      Frontdesk.push(['update', { name: 'Kai' }])
    })
    await invite(desk, 'Kai')
    const box = boxOn(shopper.page)
    await expectShown(box)
    const place = await box.boundingBox()
    expect([place?.x, Math.round((place?.y ?? 0) + (place?.height ?? 0)), place?.width]).toEqual([0, 844, 390])
    await box.getByRole('button', { name: 'Chat now' }).tap()
    await expectShown(shopper.message('Can I help you with anything?'))
  })
})
