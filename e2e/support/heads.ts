import type { Staff } from '@frontdesk/testkit/staff'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './catalogues.ts'
import type { Desk } from './desk.ts'
import { contextOf, type Setting } from './looks.ts'
import { createPhotographer, type Photographer } from './pictures.ts'
import type { Stage } from './stage.ts'

/** An administrator who reads each language. */
export type Heads = { [L in FaceLanguage]: Staff }

export const hireHeads = async (stage: Stage): Promise<Heads> => ({
  en: await stage.hire('Rosa Quinn', { role: 'administrator' }),
  'zh-CN': await stage.hire('何敏', { login: 'hemin', role: 'administrator', language: 'zh-CN' }),
})

/** The desk of the head of a setting's language, with a camera and the texts in view. */
export const seatOf = async (
  stage: Stage,
  heads: Heads,
  setting: Setting,
): Promise<{ desk: Desk; camera: Photographer; text: (id: string) => string }> => {
  const desk = await stage.deskOf(heads[setting.language], contextOf(setting))
  const camera = createPhotographer(desk.page, { ...setting, check: await createLanguageCheck('console') })
  const texts = await loadCatalogue('console', setting.language)
  return { desk, camera, text: (id) => texts[id] ?? '' }
}
