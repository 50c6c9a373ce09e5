import type { Changes, Params, Result } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'

/** What the client holds, so that each poll can say it: read off the answers and frames that pass by. */
export const createCursors = () => {
  const watching = new Map<string, number>()
  let feed: string | null = null
  let digest: string | null = null

  const passed = (changes: Changes) => {
    if (watching.has(changes.conversationId)) watching.set(changes.conversationId, changes.to)
  }

  return {
    params(): Pick<Params<'link.poll'>, 'watching' | 'feed' | 'digest'> {
      const newest = [...watching].slice(-limits.polledConversations)
      return { watching: newest.map(([conversationId, rev]) => ({ conversationId, rev })), feed, digest }
    },
    /** A command was answered. @returns whether polls must ask for something new from now on. */
    heard(command: string, params: unknown, result: unknown): boolean {
      switch (command) {
        case 'conversation.resume': {
          const { conversationId, to } = result as Changes
          watching.delete(conversationId)
          watching.set(conversationId, to)
          return true
        }
        case 'conversation.unwatch':
          watching.delete((params as Params<'conversation.unwatch'>).conversationId)
          return false
        case 'feed.resume':
          feed = (result as Result<'feed.resume'>).cursor
          return true
        default:
          return false
      }
    },
    /** A poll was answered. @returns false when the feed can't be followed any more. */
    take(answer: Result<'link.poll'>): boolean {
      const isLost = feed !== null && answer.feed === null
      feed = answer.feed
      digest = answer.digest
      for (const frame of answer.frames) {
        if (frame.type === 'conversation.changed' && 'changes' in frame) passed(frame.changes as Changes)
        if (
          (frame.type === 'conversation.removed' || frame.type === 'conversation.hidden') &&
          'conversationId' in frame
        )
          watching.delete(String(frame.conversationId))
      }
      return !isLost
    },
  }
}
