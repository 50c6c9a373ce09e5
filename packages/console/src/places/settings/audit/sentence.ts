import type { AuditEvent } from '@frontdesk/protocol'
import { contactTag } from '../../../lib/contact-tag.ts'
import type { Translate } from '../../../lib/i18n.ts'
import { textsOf } from './act-texts.ts'

const actorText = (t: Translate, { kind, label }: AuditEvent['actor']): string => {
  if (label !== '') return label
  return t(kind === 'system' ? 'audit.system' : 'audit.nobody')
}

const subjectText = (t: Translate, { label, id, kind }: AuditEvent['subject']): string => {
  if (label !== null) return label
  if (id === null) return ''
  return kind === 'contact' ? contactTag(id) : t('audit.gone')
}

/** What was done, by whom and to what, as one sentence. */
export const auditSentence = (t: Translate, event: AuditEvent): string => {
  const actor = actorText(t, event.actor)
  const texts = textsOf(event.command)
  if (texts === null) return t('audit.other', { actor, command: event.command })
  if (event.outcome === 'done') return t(texts.did, { actor, subject: subjectText(t, event.subject) })
  return t(`audit.${event.outcome}`, { actor, act: t(texts.act) })
}
