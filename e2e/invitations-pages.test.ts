import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comesAs } from './support/comes-as.ts'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { redPicture } from './support/red-picture.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

const hostileWords = '<img src=x onerror=alert(1)> Can I <b>help</b>?'

describe('invitations on pages of all kinds', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ shop: 'own', service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const setPicture = async ({ who }: Staff): Promise<void> => {
    const { url } = stage.product
    const headers = { cookie: who.cookie ?? '', origin: url, 'content-type': 'image/png' }
    const answer = await fetch(`${url}/api/v1/me/picture`, { method: 'PUT', headers, body: new Uint8Array(redPicture) })
    expect(answer.status).toBe(200)
  }

  const comes = (path: string, name: string): Promise<Shopper> => comesAs(stage, name, { path })

  const invite = async (desk: Desk, name: string, text: string): Promise<void> => {
    await desk.page.getByRole('button', { name: `Invite ${name}` }).click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByLabel('What the visitor reads').fill(text)
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await expectGone(dialog)
  }

  it('[INV11][INV12][E4] under a strict policy the box comes with the agent’s picture, and words are words', async () => {
    const staff = await stage.hire('Li Wei')
    await setPicture(staff)
    const desk = await stage.deskOf(staff)
    await desk.open('/visitors')
    const { url, siteKey } = stage.product
    const policy = [
      `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${url}; frame-src ${url}; img-src data:`,
      "require-trusted-types-for 'script'; trusted-types 'none'",
    ].join('; ')
    const body = `<script nonce="r4nd0m" src="${url}/widget.js" data-site="${siteKey}" async></script>`
    stage.ownPages?.put('/strict', { title: 'Strict', policy, snippets: 0, body })
    const shopper = await comes('/strict', 'Mia')
    await invite(desk, 'Mia', hostileWords)
    const box = shopper.page.getByRole('dialog')
    await expectShown(box.getByText(hostileWords))
    const colour = () =>
      box
        .locator('canvas')
        .evaluate((canvas) => [
          ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(40, 40, 1, 1).data ?? []),
        ])
    const [red = 0, green = 0, blue = 0] = await colour()
    expect([red > 180, green < 80, blue < 80]).toEqual([true, true, true])
    await box.getByRole('button', { name: 'Chat now' }).press('Enter')
    await expectShown(shopper.message(hostileWords))
  })

  it('[INV6][E4][E5] three agents invite three visitors at once, and each talks with its own', async () => {
    const people = [
      ['Ana Lima', 'Noah'],
      ['Chen Yu', 'Ida'],
      ['Bo Sun', 'Zoe'],
    ] as const
    const pairs = await Promise.all(
      people.map(async ([agent, name]) => {
        const desk = await stage.deskOf(await stage.hire(agent))
        return { agent, name, desk, shopper: await comes('/', name) }
      }),
    )
    for (const { desk } of pairs) await desk.open('/visitors')
    await Promise.all(pairs.map(({ desk, name, agent }) => invite(desk, name, `Hello from ${agent}`)))
    for (const { shopper, agent } of pairs) {
      const box = shopper.page.getByRole('dialog')
      await expectShown(box.getByText(`Hello from ${agent}`))
      await box.getByRole('button', { name: 'Chat now' }).click()
    }
    for (const { shopper, desk, agent, name } of pairs) {
      await shopper.write(`${name} answers`)
      await expectShown(desk.message(`${name} answers`))
      await expect.poll(() => shopper.messages(), patiently).toEqual([`Hello from ${agent}`, `${name} answers`])
    }
  })
})
