import type { CannedOwner, CannedResponse, Params } from '@frontdesk/protocol'
import type { TextId } from '../../../lib/i18n.ts'
import type { Problems } from '../editing/use-draft.ts'

export type CannedDraft = { owner: CannedOwner; code: string; title: string; texts: CannedResponse['texts'] }

export const draftOf = (response: CannedResponse | null, language: string): CannedDraft =>
  response === null
    ? { owner: { kind: 'personal' }, code: '', title: '', texts: [{ language, text: '' }] }
    : { owner: response.owner, code: response.code, title: response.title, texts: response.texts }

/** Offered beside those that a response has already; BCP 47. */
export const commonLanguages = 'ar de en es fr id it ja ko nl pl pt ru th tr vi zh-CN zh-TW'.split(' ')

/** What keeps a response from being saved, by its place: `code`, `team`, `text.0`. */
export const problemsOf = ({ owner, code, texts }: CannedDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  if (!/^[^\s/]+$/.test(code.trim())) problems['code'] = 'canned.problem.code'
  if (owner.kind === 'team' && owner.teamId === '') problems['team'] = 'canned.problem.team'
  for (const [index, { text }] of texts.entries())
    if (text.trim() === '') problems[`text.${index}`] = 'canned.problem.text'
  return problems
}

/** As it is sent; only of a draft without problems. */
export const toSend = ({ owner, code, title, texts }: CannedDraft): Params<'canned-response.create'> => ({
  owner,
  code: code.trim(),
  title: title.trim(),
  texts: texts.map(({ language, text }) => ({ language, text: text.trim() })),
})
