import type { ConversationView } from '@frontdesk/client'
import type { RoomItem } from '@frontdesk/protocol'
import { t } from '../lib/i18n.ts'
import { lastSaid } from '../lib/last-said.ts'
import { authorName } from '../lib/visitor-name.ts'
import { sessionName } from '../places/sessions/session-of.ts'
import type { Live } from '../state/live.ts'
import { readNow } from '../state/looking-at.ts'
import { toast } from '../state/toasts.ts'
import { alertAgent, createTabsOf } from './attention.ts'
import { router } from './router.tsx'

const tabsOf = createTabsOf('sessions')

/**
 * Tells an agent that a colleague has brought it into a session (mark B7), and that a visitor has written in one. In which it was
 * before it came, and what it begins itself, is no news. @returns what stops it
 */
export const followSessions = ({ client, feed }: Live, agentId: string): (() => void) => {
  const beganMs = client.serverNowMs()
  /** Since when the agent is in each, as far as that was told. */
  const told = new Map<string, number>()
  const heard = new Map<string, number>()

  const tell = async (session: RoomItem, key: string, title: string, body: string, stays: boolean): Promise<void> => {
    const nearness = readNow() === session.id ? 'reading' : document.hasFocus() ? 'focused' : 'elsewhere'
    if (!(await tabsOf(agentId).claim(key, nearness)) || nearness === 'reading') return
    const open = (): void =>
      void router.navigate({ to: '/conversations/$conversationId', params: { conversationId: session.id }, search: {} })
    alertAgent({ sound: stays ? 'invitation' : 'message', nearness, tag: session.id, title, body, onClick: open })
    if (stays) toast(title, { action: { label: t('notice.open'), run: open }, stays })
  }

  const newcomer = (session: RoomItem): void => {
    const sinceMs = session.members.find(({ party }) => party.id === agentId)?.joinedAtMs
    if (sinceMs === undefined || sinceMs < beganMs || told.get(session.id) === sinceMs) return
    const by = broughtBy(client.conversation(session.id), agentId)
    // Its log is on the way, and will be looked at then.
    if (by === null) return
    told.set(session.id, sinceMs)
    if (by.id === agentId) return
    const others = session.members
      .map(({ party }) => party)
      .filter(({ id }) => id !== agentId && id !== by.id)
      .map((party) => authorName(t, party))
      .join(', ')
    const title =
      others === '' ? t('session.notice', { name: by.label }) : t('session.notice.with', { name: by.label, others })
    void tell(session, `${session.id}:in:${sinceMs}`, title, session.title ?? '', true)
  }

  const words = (session: RoomItem): void => {
    const before = heard.get(session.id)
    heard.set(session.id, session.inboundCount)
    const { last, inboundCount } = session
    if (before === undefined || inboundCount <= before || last?.authorKind !== 'contact' || last.atMs < beganMs) return
    const author = session.members.find(({ party }) => party.id === last.authorId)?.party
    if (author === undefined) return
    const named = { name: authorName(t, author), session: sessionName(t, session, agentId) }
    void tell(session, `${session.id}:${inboundCount}`, t('session.notice.words', named), lastSaid(t, last), false)
  }

  const look = (id: string): void => {
    const session = feed.rooms.get(id)
    if (session?.kind !== 'multi' || session.status === 'closed') return
    newcomer(session)
    words(session)
  }
  const offs = [
    feed.onChange((changed) => {
      for (const id of changed === 'all' ? feed.rooms.keys() : changed) look(id)
    }),
    client.on('conversation', (id) => {
      if (id !== null) look(id)
    }),
  ]
  return () => {
    for (const off of offs) off()
  }
}

/** Who has taken the agent in, the last time; null while that is not known. */
const broughtBy = ({ entries }: ConversationView, agentId: string): { id: string | null; label: string } | null =>
  entries.findLast(({ content }) => content.kind === 'joined' && content.parties.some(({ id }) => id === agentId))
    ?.author ?? null
