import { readFile } from 'node:fs/promises'
import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('the audit log', () => {
  let stage: Stage
  let heads: { [L in FaceLanguage]: Staff }
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage()
    wei = await stage.hire('Li Wei', { login: 'li.wei' })
    heads = {
      en: await stage.hire('Rosa Quinn', { login: 'rosa', role: 'administrator' }),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', role: 'administrator', language: 'zh-CN' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** A team that is made and changed, a sign-in that fails, and something that an agent may not do. */
  const doThings = async (who: Staff, teamName: string): Promise<void> => {
    const { url } = stage.product
    const team = expectOk(await askHttp(url, 'team.create', { name: teamName, memberIds: [wei.agentId] }, who.who))
    const change = { capacity: 12, acceptWithinMs: 20_000 }
    expectOk(await askHttp(url, 'team.update', { teamId: team.id, change, removeMemberIds: [wei.agentId] }, who.who))
    await askHttp(url, 'session.create', { login: 'li.wei', password: 'a wrong guess' })
    await askHttp(url, 'site.create', { name: 'Mine', allowedOrigins: [] }, wei.who)
  }

  it('[AUD7][AUD4][SEC-I7] an administrator reads who did what, with before and after, filters and exports it', async () => {
    await doThings(heads.en, 'Night shift')
    const { page, ...desk } = await stage.deskOf(heads.en)
    await desk.open('/settings')
    await page.getByRole('link', { name: 'Audit log' }).click()
    const log = page.getByRole('list', { name: 'Audit log' })
    const change = log.getByRole('button', { name: /Rosa Quinn \(rosa\) changed the team Night shift/ })
    await expectShown(change)
    await expectShown(log.getByText('li.wei was refused: Sign in'))
    await expectShown(log.getByText('Li Wei (li.wei) was refused: Make a site'))
    await change.press('Enter')
    const detail = log.getByRole('row', { name: /Members/ })
    await expectShown(detail)
    await expectShown(detail.getByRole('cell', { name: 'Li Wei (li.wei)' }))
    await expectShown(log.getByRole('row', { name: /Conversations at once — 12/ }))

    await page.getByLabel('Outcome').selectOption({ label: 'Refused' })
    await expectGone(change)
    await expectShown(log.getByText('li.wei was refused: Sign in'))
    await page.getByLabel('Outcome').selectOption({ label: 'Any outcome' })
    await page.getByLabel('What').selectOption({ label: 'Teams' })
    await expectGone(log.getByText('li.wei was refused: Sign in'))
    await page.getByLabel('Search names and addresses').fill('nothing of that name')
    await expectShown(page.getByText('Nothing like this'))
    await page.getByLabel('Search names and addresses').fill('Night')
    await expect.poll(() => log.getByRole('listitem').count(), patiently).toBe(2)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('audit-log.csv')
    const file = await readFile(await download.path(), 'utf8')
    expect(file).toContain('"team.update"')
    expect(file).not.toContain('session.create')
    await page.getByLabel('Search names and addresses').fill('')
    await page.getByLabel('What').selectOption({ label: 'Audit log' })
    await expectShown(log.getByText('Rosa Quinn (rosa) exported the audit log').first())
  })

  it('[AUD4][SEC-I7] who lacks the right has no page of it', async () => {
    const { page, ...desk } = await stage.deskOf(wei)
    await desk.open('/settings/audit')
    await expectShown(page.getByText('Your role does not manage this. An administrator can help.'))
    await expectGone(page.getByRole('link', { name: 'Audit log' }))
  })

  it.each(settings)('[FACE6][FACE7][FACE8][FACE9] the audit log, in $language on a $screen', async (setting) => {
    const { language } = setting
    const text = await loadCatalogue('console', language)
    await doThings(heads[language], `${language === 'en' ? 'Evening' : '晚班'} ${setting.screen}`)
    const desk = await stage.deskOf(heads[language], contextOf(setting))
    const { page } = desk
    const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
    await desk.open('/settings/audit')
    const log = page.getByRole('list', { name: text['settings.audit'] ?? '' })
    await expectShown(log.getByRole('listitem').first())
    await camera.take('console-audit')
    await log.getByRole('button').nth(2).click()
    await expectShown(log.getByRole('row').first())
    await camera.take('console-audit-open')
    await page.getByLabel(text['audit.search'] ?? '').fill('zzzz')
    await expectShown(page.getByText(text['audit.none'] ?? ''))
    await camera.take('console-audit-empty')
    expectFlawless(camera)
  })
})
