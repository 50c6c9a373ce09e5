import type { Entry, PartyName, TransferTarget } from '@frontdesk/protocol'
import type { Language, Translate } from '../../lib/i18n.ts'
import { ratingMarks } from '../../lib/rating-marks.ts'
import { momentOf } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { decidedText } from './decided-text.ts'

type Rated = Extract<Entry['content'], { kind: 'rated' }>

/** Who reads, and in which language. */
type Reader = { t: Translate; language: Language; meId: string }

/** An event in one sentence. */
export const eventText = ({ t, language, meId }: Reader, { content, author, atMs }: Entry): string => {
  const by = author.kind === 'contact' ? visitorName(t, author.label) : author.label
  const isMine = author.id === meId
  switch (content.kind) {
    case 'message':
      return content.text
    case 'assigned': {
      const { assignee, from } = content
      const name = assignee.label
      if (author.kind === 'system') return assignee.id === meId ? t('event.got.me') : t('event.got', { name })
      if (assignee.id !== author.id)
        return assignee.id === meId ? t('event.given.me', { by }) : t('event.given', { by, name })
      if (from === null) return isMine ? t('event.taken.me') : t('event.taken', { name })
      return isMine ? t('event.takenover.me', { from: from.label }) : t('event.takenover', { name, from: from.label })
    }
    case 'closed':
      if (author.kind === 'system') return t('event.closed.system')
      return isMine ? t('event.closed.me') : t('event.closed', { by })
    case 'rated':
      return ratedText(t, by, content)
    case 'tagged':
      return changesText({ t, by: isMine ? null : by, added: content.added, removed: content.removed })
    case 'described':
      return describedText({ t, by: isMine ? null : by, changes: content.changes })
    case 'unsafe':
      return t('event.unsafe', { name: content.name })
    case 'blocked':
      return isMine ? t('event.blocked.me') : t('event.blocked', { by })
    case 'recalled':
      return isMine ? t('event.recalled.me') : t('event.recalled', { by })
    case 'reopened':
      return isMine ? t('event.reopened.me') : t('event.reopened', { by })
    case 'joined': {
      const names = content.parties.map((party) => partyName(t, party)).join(', ')
      if (content.parties.length === 1 && content.parties[0]?.id === author.id) return t('event.joined.self', { names })
      return isMine ? t('event.joined.me', { names }) : t('event.joined', { by, names })
    }
    case 'left': {
      const name = partyName(t, content.party)
      if (content.party.id === author.id) return isMine ? t('event.left.me') : t('event.left', { name })
      return isMine ? t('event.removed.me', { name }) : t('event.removed', { by, name })
    }
    case 'renamed':
      return isMine ? t('event.renamed.me', content) : t('event.renamed', { by, title: content.title })
    case 'named': {
      const from = content.from.name ?? t('event.guest', { number: content.from.number })
      const name = content.name ?? t('event.guest', { number: content.from.number })
      return t('event.named', { from, name })
    }
    case 'session':
      return t('event.session', { by })
    case 'queued':
    case 'words':
      return t(`event.${content.kind}`)
    case 'transferred':
      return isMine
        ? t(`event.transferred.me.${content.to.kind}`, { name: targetName(content.to) })
        : t(`event.transferred.${content.to.kind}`, { by, name: targetName(content.to) })
    case 'reminded':
    case 'returned':
      return t(`event.${content.kind}`)
    case 'moved':
      return t(`event.moved.${content.lane}`)
    case 'rested':
      return t(`event.rested.${content.cause}`)
    case 'snoozed': {
      if (content.untilMs === null) return t('event.awake')
      const until = momentOf(language, content.untilMs, atMs)
      return isMine ? t('event.snoozed.me', { until }) : t('event.snoozed', { by, until })
    }
    case 'decided':
      return decidedText(t, content)
  }
}

/** What the visitor gave, and its words. */
const ratedText = (t: Translate, by: string, content: Rated): string => {
  const given = ratingMarks(t, content)
  return content.words === null
    ? t('event.rated', { by, given })
    : t('event.rated.words', { by, given, words: content.words })
}

/** Which tags came and went. @param by null for the reader */
const changesText = (told: { t: Translate; by: string | null; added: string[]; removed: string[] }): string => {
  const { t, by, added, removed } = told
  const names = { added: added.join(', '), removed: removed.join(', ') }
  if (removed.length === 0) return by === null ? t('event.tagged.me', names) : t('event.tagged', { by, ...names })
  if (added.length === 0) return by === null ? t('event.untagged.me', names) : t('event.untagged', { by, ...names })
  return by === null ? t('event.retagged.me', names) : t('event.retagged', { by, ...names })
}

/** Which attributes are what now; of those that were taken away their names. */
const describedText = (told: {
  t: Translate
  by: string | null
  changes: { [key: string]: string | number | boolean | null }
}): string => {
  const { t, by, changes } = told
  const what = Object.entries(changes)
    .map(([key, value]) => (value === null ? t('event.described.gone', { key }) : `${key}: ${value}`))
    .join(', ')
  return by === null ? t('event.described.me', { what }) : t('event.described', { by, what })
}

/** How one in a room is called: by its name, or as a guest by its number. */
export const partyName = (t: Translate, { label, number }: Pick<PartyName, 'label' | 'number'>): string =>
  label === '' ? t('event.guest', { number }) : label

const targetName = (to: TransferTarget): string => {
  if (to.kind === 'queue') return ''
  return to.kind === 'agent' ? to.agent.label : to.name
}
