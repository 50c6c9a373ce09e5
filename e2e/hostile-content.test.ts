import { pngBomb } from '@frontdesk/server/adapters/media/apart/testing-hostile'
import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attach } from './support/bring-files.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { meet } from './support/meet.ts'
import { makePicture, pictureTakenAt } from './support/sample-files.ts'
import { openStage, type Stage } from './support/stage.ts'

const program = `{{7*7}} $\{7*7} <%= 7*7 %> {{constructor.constructor("return 1")()}}`
const mostCharacters = 8_000
const enough = (piece: string, characters = mostCharacters): string =>
  piece
    .repeat(Math.ceil(characters / piece.length))
    .slice(0, characters)
    .trim()

describe('hostile content', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[SEC-C3][CAN3] what looks like a program reaches the visitor as it was written', async () => {
    const { url, admin } = stage.product
    const boss = await signIn(url, admin.login, admin.password)
    const draft = { code: 'program', title: program.slice(0, 60), owner: { kind: 'account' } } as const
    const texts = [{ language: 'en', text: program }]
    expectOk(await askHttp(url, 'canned-response.create', { ...draft, texts }, boss.who))
    const { shopper, desk } = await meet(stage, wei, 'What is seven times seven?')
    await desk.composer.focus()
    await desk.page.keyboard.type('/prog')
    await expectShown(desk.page.getByRole('option', { name: /program/ }))
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe(program)
    await desk.composer.press('Enter')
    for (const side of [desk, shopper]) await expectShown(side.message(program))
  })

  it('[SEC-C6][FIL6] pictures that would burst are refused to who sends them, and a good one goes after them', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Here come pictures.')
    for (const [name, buffer] of [
      ['wide.png', pngBomb(30_000, 30_000)],
      ['long.png', pngBomb(65_500, 6_000)],
    ] as const) {
      await attach(shopper.panel, { name, mimeType: 'image/png', buffer })
      await expectShown(shopper.panel.getByText(/^A picture of more than 64 million pixels/))
      await shopper.panel.getByRole('button', { name: `Remove ${name}` }).click()
    }
    await attach(shopper.panel, { name: 'home.png', mimeType: 'image/png', buffer: pictureTakenAt('canary-street 5') })
    await shopper.input.press('Enter')
    const picture = desk.log.getByRole('button', { name: 'Open home.png' })
    await expectShown(picture)
    await picture.click()
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('button', { name: 'Download home.png' }).click(),
    ])
    const kept: Buffer[] = []
    for await (const piece of await download.createReadStream()) kept.push(piece as Buffer)
    expect(Buffer.concat(kept).subarray(1, 4).toString()).toBe('PNG')
    expect(Buffer.concat(kept).includes('canary-street')).toBe(false)
  })

  it('[SEC-C8][FIL3] uploads that a page of ours makes wrongly are refused, and people go on sending files', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Is the way for files open?')
    desk.faults.expect(/4\d\d|ERR_ABORTED|Failed to fetch/)
    const conversationId = desk.conversationId()
    const statuses = await desk.page.evaluate(async (conversationId) => {
      const created = await fetch(`/api/v1/conversations/${conversationId}/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'a.bin', bytes: 500_000 }),
      })
      const { fileId } = (await created.json()) as { fileId: string }
      const at = `/api/v1/files/${fileId}/content`
      const raw = 'application/octet-stream'
      const put = (path: string, type: string | null, body: BodyInit, signal: AbortSignal | null = null) =>
        fetch(path, { method: 'PUT', body, signal, ...(type === null ? {} : { headers: { 'content-type': type } }) })
      const nameless = new FormData()
      nameless.append('', new Blob(['abc']), '')
      const wrong: [string, string | null, BodyInit][] = [
        [`${at}?offset=0`, null, nameless],
        [`${at}?offset=0`, 'multipart/form-data', '--x\r\n\r\nabc'],
        [`${at}?offset=0`, 'multipart/form-data; boundary=', ''],
        [at, raw, 'abc'],
        [`${at}?offset=-1`, raw, 'abc'],
        [`${at}?offset=7`, raw, 'abc'],
        [`${at}?offset=0`, raw, new Uint8Array(600_000)],
      ]
      const answers: number[] = []
      for (const [path, type, body] of wrong) answers.push((await put(path, type, body)).status)
      for (let round = 0; round < 20; round += 1)
        await Promise.all(
          Array.from({ length: 5 }, async () => {
            const broken = new AbortController()
            const part = put(`${at}?offset=0`, raw, new Uint8Array(400_000), broken.signal).catch(() => null)
            await new Promise((resolve) => setTimeout(resolve))
            broken.abort()
            await part
          }),
        )
      return answers
    }, conversationId)
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
    const buffer = makePicture(320, 200, [20, 160, 90])
    await attach(shopper.panel, { name: 'after.png', mimeType: 'image/png', buffer })
    await shopper.input.press('Enter')
    await expectShown(desk.log.getByRole('button', { name: 'Open after.png' }))
  })

  it('[SEC-F5][TXT4] texts made to be slow are shown, looked for and answered, and too long ones are not sent', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Now something long.')
    const pieces = ['a@b.com ', '[[[', '> ', '**a *b _c ', '`', '[a](']
    for (const [index, piece] of pieces.entries()) {
      const words = `${index} ${enough(piece, mostCharacters - 2)}`
      await (index % 2 === 0 ? shopper : desk).write(words)
      for (const { log } of [shopper, desk])
        await expect
          .poll(async () => (await log.textContent())?.includes(`${index} ${piece[0]}`) === true, patiently)
          .toBe(true)
    }
    for (const [field, said] of [
      [desk.composer, desk.page.getByText('24,000 characters too many')],
      [shopper.input, shopper.panel.getByText(/24,?000/)],
    ] as const) {
      await field.focus()
      // As if it had been pasted.
      await field.evaluate((_, words) => document.execCommand('insertText', false, words), enough('a@b.com', 1_000_000))
      await expectShown(said)
      await field.press('Enter')
      expect((await field.inputValue()).length).toBe(mostCharacters + 24_000)
      await field.fill('')
    }
    await desk.page.keyboard.press('Control+k')
    const search = desk.page.getByRole('combobox').first()
    await search.fill(enough('[[[ a@b.com ', 65_536))
    await desk.page.keyboard.press('Escape')
    await expectGone(search)
    await desk.write('Still here.')
    await expectShown(shopper.message('Still here.'))
  })
})
