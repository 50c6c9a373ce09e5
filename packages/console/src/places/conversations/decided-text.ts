import type { Content } from '@frontdesk/protocol'
import type { Translate } from '../../lib/i18n.ts'

type Decided = Extract<Content, { kind: 'decided' }>

/** Why this agent, or why nobody yet, in plain words for staff (mark A4). */
export const decidedText = (t: Translate, content: Decided): string => {
  const { cause, agent } = content
  switch (cause) {
    case 'waiting':
      return outcome(t, content)
    // Of these the agent is who was asked, and who had it before.
    case 'not-accepted':
      return agent === null ? t('decided.nobody') : t('decided.declined', { name: agent.label })
    case 'not-taken':
      return agent === null ? t('decided.nobody') : t('decided.back', { name: agent.label })
    case 'invited':
      return agent === null ? t('decided.nobody') : t('decided.invited', { name: agent.label })
    default:
      return t('decided.because', { what: outcome(t, content), cause: t(`decided.cause.${cause}`) })
  }
}

const outcome = (t: Translate, { agent, policy, among, load, offered, wanted }: Decided): string => {
  if (agent === null) return t('decided.nobody')
  const why = wanted ? t('decided.wanted') : t(`decided.policy.${policy}`, { among, load })
  return t(offered ? 'decided.asked' : 'decided.given', { name: agent.label, why })
}
