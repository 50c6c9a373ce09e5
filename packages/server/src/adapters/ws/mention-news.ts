import { type Entry, preview, type Seen, wordsOf } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { AccountDirectory } from '../../app/directory.ts'
import type { CommittedChanges } from '../../app/ports/conversation-log.ts'
import type { LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'

const mentionsOf = ({ author, content }: Entry): readonly string[] =>
  content.kind === 'message' && author.kind === 'agent' ? (content.extra?.mentions ?? []) : []

/** Tells whom a message calls by name, on all devices, if that one may see it. */
export const createMentionNews = (parts: {
  presence: Presence
  directoryOf: (accountId: string) => Promise<AccountDirectory>
  maySee: (connection: LiveConnection, accountId: string, conversation: Seen) => boolean
  onFault: (fault: unknown) => void
}): { published(changes: CommittedChanges): void } => {
  const tell = async ({ conversation, entries }: CommittedChanges): Promise<void> => {
    const { accountId, id } = conversation
    const { labelOf } = await parts.directoryOf(accountId)
    for (const entry of entries) {
      const { author, content } = entry
      const called = mentionsOf(entry)
      if (content.kind !== 'message' || called.length === 0) continue
      const frame: ServerFrame = {
        type: 'message.mentioned',
        conversationId: id,
        entryId: entry.id,
        by: labelOf(author.id ?? ''),
        text: preview(wordsOf(content)),
      }
      const text = JSON.stringify(frame)
      for (const agentId of called)
        for (const connection of parts.presence.agentConnections(accountId, agentId))
          if (agentId !== author.id && parts.maySee(connection, accountId, conversation)) connection.send(text)
    }
  }
  return {
    published: (changes) => {
      if (changes.entries.some((entry) => mentionsOf(entry).length > 0)) tell(changes).catch(parts.onFault)
    },
  }
}
