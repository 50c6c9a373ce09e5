import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('texts of both sides', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const meet = async (words: string): Promise<{ shopper: Shopper; desk: Desk }> => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.deskOf(wei)])
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    await desk.take(words)
    return { shopper, desk }
  }

  it('[TXT1][WID5][E7] what an agent marks up is drawn in both faces; what a visitor writes has line breaks and links only', async () => {
    const { shopper, desk } = await meet('Is **this** <b>bold</b>?\nSee https://shop.example/tea')
    const reply =
      'Please:\n- open **the lid**\n- wait `5 min`\n> as it says\nsee [the guide](https://shop.example/guide)'
    await desk.write(reply)
    for (const log of [shopper.log, desk.log]) {
      await expectShown(log.getByText('Is **this** <b>bold</b>?'))
      expect(await log.getByRole('link', { name: 'https://shop.example/tea' }).getAttribute('href')).toBe(
        'https://shop.example/tea',
      )
      const lid: Locator = log.locator('strong', { hasText: 'the lid' })
      await expectShown(lid)
      await expectGone(log.getByText('**the lid**'))
      expect(await log.getByRole('listitem').filter({ hasText: '5 min' }).locator('code').textContent()).toBe('5 min')
      const guide = log.getByRole('link', { name: 'the guide' })
      expect([await guide.getAttribute('href'), await guide.getAttribute('rel')]).toEqual([
        'https://shop.example/guide',
        'noopener noreferrer nofollow',
      ])
    }
  })
})
