import { plainText } from '@frontdesk/client/text/plain'
import type { RoomItem } from '@frontdesk/protocol'
import { t } from '../lib/i18n.ts'
import { lastSaid } from '../lib/last-said.ts'
import { createOneTab, type Nearness } from '../lib/one-tab.ts'
import type { Live } from '../state/live.ts'
import { readNow } from '../state/looking-at.ts'
import { toast } from '../state/toasts.ts'
import { alertAgent } from './attention.ts'
import { router } from './router.tsx'

/**
 * Tells of what colleagues say to the agent itself: in a room of two, or by its name. What is said in groups is counted and
 * told by nothing louder; what was said before the agent came is unread and no news. @returns what stops it
 */
export const followRooms = ({ client, feed }: Live, agentId: string): (() => void) => {
  const known = new Map<string, number>()
  const tabs = createOneTab(`frontdesk-rooms-${agentId}`)
  const beganMs = client.serverNowMs()

  const tell = async (
    conversationId: string,
    key: string,
    title: string,
    body: string,
    isWhisper = false,
  ): Promise<void> => {
    const isSeen = readNow() === conversationId
    const nearness: Nearness = isSeen ? 'reading' : document.hasFocus() ? 'focused' : 'elsewhere'
    if (!(await tabs.claim(key, nearness))) return
    // A whisper is for now: it is heard even by who has the conversation before it, busy with an answer.
    if (nearness === 'reading' && !isWhisper) return
    const open = (): void => goTo(conversationId, feed.rooms.get(conversationId)?.kind !== 'internal')
    alertAgent({ sound: 'message', nearness, tag: conversationId, title, body, onClick: open })
    if (nearness === 'focused') toast(title, { action: { label: t('notice.open'), run: open } })
  }

  const hear = (room: RoomItem): void => {
    const before = known.get(room.id) ?? 0
    known.set(room.id, room.inboundCount)
    const { last } = room
    if (room.shape !== 'direct' || room.inboundCount <= before || last === null || last.atMs < beganMs) return
    const author = room.members.find(({ party }) => party.id === last.authorId)?.party
    if (author === undefined || author.id === agentId) return
    void tell(
      room.id,
      `${room.id}:${room.inboundCount}`,
      t('notice.message', { name: author.label }),
      lastSaid(t, last),
    )
  }

  const look = (ids: readonly string[] | 'all'): void => {
    for (const id of ids === 'all' ? feed.rooms.keys() : ids) {
      const room = feed.rooms.get(id)
      if (room !== undefined) hear(room)
    }
  }
  const offs = [
    feed.onChange(look),
    client.on('frame', (frame) => {
      if (frame.type !== 'message.mentioned') return
      const { conversationId, entryId, by, text } = frame
      // Called by name in a note on the agent's own visitor.
      const isWhisper = feed.items.get(conversationId)?.assignee?.id === agentId
      void tell(
        conversationId,
        entryId,
        t(isWhisper ? 'notice.whisper' : 'notice.mention', { name: by }),
        plainText(text),
        isWhisper,
      )
    }),
  ]
  look('all')
  return () => {
    for (const off of offs) off()
    tabs.close()
  }
}

const goTo = (conversationId: string, isVisitors: boolean): void => {
  const params = { conversationId }
  if (isVisitors) void router.navigate({ to: '/conversations/$conversationId', params, search: {} })
  else void router.navigate({ to: '/colleagues/$conversationId', params })
}
