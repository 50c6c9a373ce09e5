import { hoursOfSite, isOpen, type TriggerCircumstances, type Visit } from '@frontdesk/domain'
import { type AccountDirectory, availableAgents } from '../directory.ts'

/** The language of a visitor's browser, as rules tell languages apart. */
const languageOf = (tag: string | null): TriggerCircumstances['language'] => {
  const [primary] = (tag ?? '').toLowerCase().split(/[-_]/)
  if (primary === 'zh') return 'zh-CN'
  return primary === 'en' ? 'en' : 'other'
}

/** What is known of a visitor's moment without asking the store. Null for a site that is not there, or switched off. */
export const circumstancesOf = (
  directory: AccountDirectory | null,
  siteId: string,
  { pageUrl, language }: Pick<Visit, 'pageUrl' | 'language'>,
  { pageSinceMs, pages }: Pick<TriggerCircumstances, 'pageSinceMs' | 'pages'>,
  nowMs: number,
): TriggerCircumstances | null => {
  const site = directory?.sites.get(siteId)
  if (directory === null || site === undefined || !site.enabled) return null
  const hours = hoursOfSite(site, directory.teams, directory.hours)
  return {
    siteId,
    pageUrl,
    pageSinceMs,
    pages,
    language: languageOf(language),
    isOpen: hours === null || isOpen(hours, nowMs),
    agentsFree: membersOf(directory, siteId, availableAgents(directory)).length,
  }
}

/** Those of some agents who serve the site. */
export const membersOf = <A extends { agentId: string }>(
  { sites, teams }: AccountDirectory,
  siteId: string,
  agents: readonly A[],
): A[] => {
  const teamId = sites.get(siteId)?.teamId ?? null
  const memberIds = teamId === null ? undefined : teams.get(teamId)?.memberIds
  return memberIds === undefined ? [...agents] : agents.filter(({ agentId }) => memberIds.includes(agentId))
}
