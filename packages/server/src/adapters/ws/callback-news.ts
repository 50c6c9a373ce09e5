import { hearsOf } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { AccountDirectory } from '../../app/directory.ts'
import type { Live } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'
import { presentCallback } from '../../presenters/callback.ts'

/** Tells the agents who are connected here what is new in the revisit list: all of it to all, a notice to whom it is for. */
export const createCallbackNews = (parts: {
  presence: Presence
  directoryOf: (accountId: string) => Promise<AccountDirectory>
  onFault: (fault: unknown) => void
}): Pick<Live, 'callbackNews'> => {
  const { presence } = parts

  const send = (accountId: string, frame: ServerFrame, hears: (agentId: string) => boolean): void => {
    const text = JSON.stringify(frame)
    for (const connection of presence.allAgentConnections(accountId))
      if (connection.principal.kind === 'agent' && hears(connection.principal.agentId)) connection.send(text)
  }
  const all = (): boolean => true

  const tell: (...news: Parameters<Live['callbackNews']>) => Promise<void> = async (accountId, news, since) => {
    const directory = await parts.directoryOf(accountId)
    for (const callbackId of news.removedIds) send(accountId, { type: 'callback.removed', callbackId }, all)
    for (const listed of news.changed) {
      const { notice, callback: entry } = listed
      const callback = presentCallback(listed, directory)
      send(accountId, { type: 'callback.changed', callback }, all)
      if (notice !== null && notice.rev > since)
        send(accountId, { type: 'callback.notice', reason: notice.reason, callback }, (id) => hearsOf(entry, id))
    }
  }

  /** One after the other, so that the newest state of an entry comes last. */
  let telling = Promise.resolve()
  return {
    callbackNews: (...news) => {
      telling = telling.then(() => tell(...news)).catch(parts.onFault)
    },
  }
}
