import type { InvitationSettings, Params } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'

/** How the company invites, as its page edits it: a number may be missing for a while, texts are one to a line. */
export type SettingsDraft = {
  lifeMs: number | null
  quietMs: number | null
  perVisit: number | null
  perDay: number | null
  earlierText: boolean
  en: string
  zh: string
}

export type SettingsChange = Params<'invitation-settings.update'>['change']

export const draftOfSettings = ({ texts, ...rest }: InvitationSettings): SettingsDraft => ({
  ...rest,
  en: texts.en.join('\n'),
  zh: texts['zh-CN'].join('\n'),
})

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

const readyToSend = ({ en, zh, ...numbers }: SettingsDraft): InvitationSettings => ({
  lifeMs: numbers.lifeMs ?? 0,
  quietMs: numbers.quietMs ?? 0,
  perVisit: numbers.perVisit ?? 0,
  perDay: numbers.perDay ?? 0,
  earlierText: numbers.earlierText,
  texts: { en: linesOf(en), 'zh-CN': linesOf(zh) },
})

export const changeOfSettings = (settings: InvitationSettings, draft: SettingsDraft): SettingsChange | null =>
  differing(settings, readyToSend(draft))

export const inverseOfSettings = (settings: InvitationSettings, change: SettingsChange): SettingsChange =>
  pick(settings, Object.keys(change) as (keyof InvitationSettings)[])

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most
const fits = (lines: readonly string[]): boolean =>
  isWithin(lines.length, 1, limits.invitationTexts) &&
  lines.every(({ length }) => length <= limits.invitationCharacters)

export const problemsOfSettings = (draft: SettingsDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  const { lifeMs, quietMs, perVisit, perDay, texts } = readyToSend(draft)
  if (!isWithin(lifeMs, 10_000, limits.invitationLifeMs)) problems['lifeMs'] = 'invitations.problem.life'
  if (quietMs > limits.invitationQuietMs) problems['quietMs'] = 'invitations.problem.quiet'
  if (!isWithin(perVisit, 1, limits.invitationsPerVisitor)) problems['perVisit'] = 'invitations.problem.times'
  if (!isWithin(perDay, 1, limits.invitationsPerVisitor)) problems['perDay'] = 'invitations.problem.times'
  if (!fits(texts.en)) problems['en'] = 'invitations.problem.texts'
  if (!fits(texts['zh-CN'])) problems['zh'] = 'invitations.problem.texts'
  return problems
}
