import type { Appearance, Params, Site, SiteTexts } from '@frontdesk/protocol'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'
import { readColour } from './accent-check.ts'
import { readOrigin } from './read-origin.ts'

/** A site as its pages edit it: what was typed, not yet what is sent. */
export type SiteDraft = Pick<
  Site,
  | 'name'
  | 'allowedOrigins'
  | 'accent'
  | 'position'
  | 'theme'
  | 'texts'
  | 'preChat'
  | 'consent'
  | 'respectsDoNotTrack'
  | 'keepsHandle'
  | 'typingPreview'
  | 'rating'
  | 'teamId'
  | 'hoursId'
> & { privacyUrl: string }

export type SiteChange = Params<'site.update'>['change']

export const textFields = ['title', 'greeting', 'privacy', 'consent'] as const satisfies readonly (keyof SiteTexts)[]

export const draftOf = (site: Site): SiteDraft => {
  const { name, allowedOrigins, accent, position, theme, texts, preChat, consent } = site
  const { respectsDoNotTrack, keepsHandle, typingPreview, rating, privacyUrl, teamId, hoursId } = site
  const look = { accent, position, theme, texts, preChat, consent }
  return {
    name,
    allowedOrigins,
    ...look,
    respectsDoNotTrack,
    keepsHandle,
    typingPreview,
    rating,
    privacyUrl: privacyUrl ?? '',
    teamId,
    hoursId,
  }
}

/** What is typed as it would be sent; what can't be read stays as it is. */
const readyToSend = (draft: SiteDraft) => {
  const privacyUrl = draft.privacyUrl.trim()
  return {
    ...draft,
    name: draft.name.trim(),
    accent: readColour(draft.accent) ?? draft.accent,
    privacyUrl: privacyUrl === '' ? null : privacyUrl,
    allowedOrigins: [
      ...new Set(
        draft.allowedOrigins
          .filter((typed) => typed.trim() !== '')
          .map((typed) => {
            const reading = readOrigin(typed)
            return 'origin' in reading ? reading.origin : typed
          }),
      ),
    ],
  } satisfies SiteChange
}

/** Only what differs from the site as it is; null when nothing does. */
export const changeOf = (site: Site, draft: SiteDraft): SiteChange | null => {
  const before = readyToSend(draftOf(site))
  const after = readyToSend(draft)
  return differing(before, after)
}

/** The change that takes a saved one back. */
export const inverseOf = (site: Site, change: SiteChange): SiteChange =>
  pick(
    site,
    (Object.keys(change) as (keyof SiteChange)[]).filter((key) => key !== 'enabled'),
  )

/** What keeps a draft from being saved, as far as it can be seen here. */
export const problemsOf = (draft: SiteDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  if (draft.name.trim() === '') problems['name'] = 'sites.problem.name'
  if (readColour(draft.accent) === null) problems['accent'] = 'sites.problem.accent'
  const link = draft.privacyUrl.trim()
  if (link !== '' && !isWebAddress(link)) problems['privacyUrl'] = 'sites.problem.privacyUrl'
  for (const [index, typed] of draft.allowedOrigins.entries()) {
    if (typed.trim() === '') continue
    const reading = readOrigin(typed)
    if ('problem' in reading) problems[`origin.${index}`] = `sites.problem.origin.${reading.problem}`
  }
  const keys = draft.preChat.questions.map(({ key }) => key)
  for (const [index, { key, label }] of draft.preChat.questions.entries()) {
    if (label.en.trim() === '' && label['zh-CN'].trim() === '')
      problems[`question.${index}.label`] = 'sites.problem.question.label'
    if (!/^[A-Za-z][A-Za-z0-9_.-]*$/.test(key)) problems[`question.${index}.key`] = 'sites.problem.question.key'
    else if (keys.indexOf(key) !== index) problems[`question.${index}.key`] = 'sites.problem.question.twice'
  }
  return problems
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

/**
 * The place that a refusal of the server is about (its details name a field and a row, or a path into the parameters);
 * null when it is about none that is edited here.
 */
export const placeOfRefusal = (details: { [key: string]: unknown }): string | null => {
  const { field, index, path } = details
  if (field === 'allowedOrigins' && typeof index === 'number') return `origin.${index}`
  const [, first = '', second = '', third = ''] =
    typeof path === 'string' ? (/^\/change\/(\w+)(?:\/(\w+))?(?:\/(\w+))?/.exec(path) ?? []) : []
  if (first === 'allowedOrigins' && second !== '') return `origin.${second}`
  if (first === 'preChat' && second === 'questions' && third !== '') return `question.${third}.key`
  return first !== '' ? first : typeof field === 'string' ? field : null
}

/** What the panel would get of this draft. */
export const appearanceOf = (draft: SiteDraft): Appearance => {
  const { name, allowedOrigins: _, teamId: _team, hoursId: _hours, ...look } = readyToSend(draft)
  return { ...look, siteName: name, accent: readColour(look.accent) ?? '#1f5eff' }
}
