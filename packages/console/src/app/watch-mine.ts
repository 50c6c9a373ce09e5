import type { Live } from '../state/live.ts'
import { forgetViewers } from '../state/viewing.ts'

/** More than anybody serves at once, and fewer than a connection may ask for at one time (limits.requestsInFlight). */
const atMost = 50

/**
 * Keeps the agent's own open conversations and sessions current in the background: they open without waiting, and their visitors
 * learn that the messages have arrived. @returns what stops it
 */
export const watchMine = ({ client, feed }: Live, agentId: string): (() => void) => {
  const watched = new Set<string>()
  const look = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const item = feed.items.get(id)
      const room = feed.rooms.get(id)
      const isMine =
        (item !== undefined && item.status !== 'closed' && item.assignee?.id === agentId) ||
        (room?.kind === 'multi' && room.status !== 'closed')
      if (isMine && !watched.has(id) && watched.size < atMost) {
        watched.add(id)
        client.watch(id)
      } else if (!isMine && watched.delete(id) && id !== openedId) unwatch(client, id)
    }
  }
  const all = (): string[] => [...feed.items.keys(), ...feed.rooms.keys(), ...watched]
  const off = feed.onChange((changed) => look(changed === 'all' ? all() : changed))
  look(all())
  isWatchedInBackground = (id) => watched.has(id)
  return () => {
    off()
    isWatchedInBackground = () => false
  }
}

const unwatch = (client: Live['client'], id: string): void => {
  client.unwatch(id)
  forgetViewers(id)
}

let openedId: string | null = null
let isWatchedInBackground: (id: string) => boolean = () => false

/** Watches the conversation on the screen; the returned function leaves it, unless it is watched anyway. */
export const watchOpened = ({ client }: Live, conversationId: string): (() => void) => {
  openedId = conversationId
  client.watch(conversationId)
  // Out of sight it is let go of: asked again, the server says whether it still may be seen.
  const off = client.on('conversation', (id) => {
    if (id === conversationId && client.conversation(id).state === 'loading')
      queueMicrotask(() => client.watch(conversationId))
  })
  return () => {
    off()
    if (openedId === conversationId) openedId = null
    if (!isWatchedInBackground(conversationId)) unwatch(client, conversationId)
  }
}
