import type { Entry } from '@frontdesk/domain'
import { limits, type ReadMark } from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { removeCard } from '../../app/cards/remove-card.ts'
import { editMessage, reactToMessage, readVersions, recallMessage } from '../../app/conversations/amend-message.ts'
import { joinConversation, leaveConversation } from '../../app/conversations/join.ts'
import { closeConversation, reopenConversation, takeConversation } from '../../app/conversations/life.ts'
import { openConversation } from '../../app/conversations/open-conversation.ts'
import { readHistory, resumeConversation } from '../../app/conversations/read-conversation.ts'
import { sendMessage } from '../../app/conversations/send-message.ts'
import { startConversation } from '../../app/conversations/start-conversation.ts'
import { updateReceipt } from '../../app/conversations/update-receipt.ts'
import type { AccountDirectory } from '../../app/directory.ts'
import { Fault } from '../../app/fault.ts'
import { readReach } from '../../app/offline/reach.ts'
import type { ListedConversation } from '../../app/ports/store.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../../app/principal.ts'
import { agentViewerFor } from '../../app/viewer.ts'
import { previews } from '../../app/visitors/typing.ts'
import { castOf, presentChanges, presentEntries, presentItem, presentListed } from '../../presenters/conversation.ts'
import type { EveryoneHandler, StaffHandler, VisitorHandler } from '../handler.ts'

export const start: VisitorHandler<'conversation.start'> = async (app, { principal, ip }) => ({
  conversationId: (await startConversation(app, principal, ip)).id,
})

export const open: StaffHandler<'conversation.open'> = async (app, { principal }, about) => ({
  conversationId: (await openConversation(app, principal, about)).id,
})

/** Who wrote may have been hired on another node a moment ago; nobody who wrote is ever taken out. */
const directoryFor = async (app: App, accountId: string, entries: readonly Entry[]): Promise<AccountDirectory> => {
  const directory = await app.directory.of(accountId)
  const isKnown = ({ author }: Entry): boolean => author.kind !== 'agent' || directory.agents.has(author.id)
  return entries.every(isKnown) ? directory : app.directory.refresh(accountId)
}

export const resume: EveryoneHandler<'conversation.resume'> = async (
  app,
  { principal, connection },
  { conversationId, rev },
) => {
  // Watch first, then read: what commits in between comes live, and the client holds it until this answer is there.
  if (connection !== null) await app.live.watch(connection, conversationId)
  const reading = await resumeConversation(app, principal, conversationId, rev)
  const cast = castOf(reading.listed, await directoryFor(app, principal.accountId, reading.entries))
  return presentChanges(reading, reading.view, reading.from, cast, reading.reset)
}

export const unwatch: EveryoneHandler<'conversation.unwatch'> = async (app, { connection }, { conversationId }) => {
  if (connection !== null) app.live.unwatch(connection, conversationId)
  return {}
}

export const history: EveryoneHandler<'conversation.history'> = async (
  app,
  { principal },
  { conversationId, beforeSeq, limit },
) => {
  const page = await readHistory(app, principal, conversationId, beforeSeq, limit ?? limits.pageEntries)
  const directory = await directoryFor(app, principal.accountId, page.entries)
  return {
    entries: presentEntries(page.entries, page.view, castOf(page.listed, directory)),
    earlier: page.earlier,
  }
}

export const send: EveryoneHandler<'message.send'> = async (app, { principal, ip }, params) => {
  const { conversationId, clientId, text, files: fileIds = [], visibility = 'everyone', replyTo, ...extra } = params
  if (text === '' && fileIds.length === 0) throw new Fault('request.invalid', 'Say something, or send files.')
  const answered = replyTo === undefined ? {} : { replyTo }
  const message = { conversationId, clientId, text, visibility, extra, fileIds, ...answered, ip }
  const entry = await sendMessage(app, principal, message)
  const isPublic = principal.kind === 'visitor'
  return {
    entryId: entry.id,
    seq: isPublic ? entry.publicSeq : entry.seq,
    rev: isPublic ? entry.publicRev : entry.rev,
    atMs: entry.atMs,
  }
}

export const edit: EveryoneHandler<'message.edit'> = async (app, { principal }, { text, ...at }) => {
  await editMessage(app, principal, at, text)
  return {}
}

export const recall: EveryoneHandler<'message.recall'> = async (app, { principal }, at) => {
  await recallMessage(app, principal, at)
  return {}
}

export const react: EveryoneHandler<'message.react'> = async (app, { principal }, { emoji, on, ...at }) => {
  await reactToMessage(app, principal, at, { emoji, on })
  return {}
}

export const uncard: EveryoneHandler<'message.uncard'> = async (app, { principal }, at) => {
  await removeCard(app, principal, at)
  return {}
}

export const versions: StaffHandler<'message.versions'> = async (app, { principal }, at) => ({
  versions: await readVersions(app, principal, at),
})

export const reach: StaffHandler<'conversation.reach'> = (app, { principal }, { conversationId }) =>
  readReach(app, principal, conversationId)

export const take: StaffHandler<'conversation.take'> = async (app, { principal }, { conversationId, from }) => {
  await takeConversation(app, principal, conversationId, from)
  return {}
}

export const join: StaffHandler<'conversation.join'> = async (app, { principal }, { conversationId }) => {
  await joinConversation(app, principal, conversationId)
  return {}
}

export const leave: StaffHandler<'conversation.leave'> = async (app, { principal }, { conversationId }) => {
  await leaveConversation(app, principal, conversationId)
  return {}
}

export const close: EveryoneHandler<'conversation.close'> = async (app, { principal }, { conversationId }) => {
  await closeConversation(app, principal, conversationId)
  return {}
}

export const reopen: StaffHandler<'conversation.reopen'> = async (app, { principal }, { conversationId }) => {
  await reopenConversation(app, principal, conversationId)
  return {}
}

export const updateMarks: EveryoneHandler<'receipt.update'> = async (
  app,
  { principal },
  { conversationId, deliveredSeq, readSeq },
) => {
  await updateReceipt(app, principal, conversationId, { deliveredSeq: deliveredSeq ?? null, readSeq: readSeq ?? null })
  return {}
}

export const setTyping: EveryoneHandler<'typing.set'> = async (
  app,
  { principal },
  { conversationId, active, text },
) => {
  // Told, and forgotten at once.
  const preview = active && text && (await mayPreview(app, principal)) ? text : null
  app.live.typing(principal, conversationId, { party: partyOf(principal), active, preview })
  return {}
}

/** Of an agent nothing is told before it is sent. */
const mayPreview = async (app: App, principal: AgentPrincipal | VisitorPrincipal): Promise<boolean> =>
  principal.kind === 'visitor' && (await previews(app, principal))

export const setViewing: StaffHandler<'viewing.set'> = async (app, { connection }, { conversationId }) => {
  if (connection !== null) app.live.viewing(connection, conversationId)
  return {}
}

export const list: StaffHandler<'conversation.list'> = async (app, { principal }, { tab, before }) => {
  const { conversations } = app.store.account(principal.accountId)
  const page = await conversations.list(tab, await agentViewerFor(app, principal), limits.pageEntries, before ?? null)
  const directory = await app.directory.of(principal.accountId)
  return {
    items: page.items.map(({ conversation, contact, site }) => presentItem(conversation, { directory, contact, site })),
    reads: await readsOf(app, principal, page.items),
    next: page.next,
  }
}

/** The list feed: what changed since the cursor, or a fresh first page where that is unknown or too much. */
export const resumeFeed: StaffHandler<'feed.resume'> = async (app, { principal }, { cursor }) => {
  const { conversations } = app.store.account(principal.accountId)
  const viewer = await agentViewerFor(app, principal)
  const changed = cursor === undefined ? null : await conversations.changedList(cursor, limits.feedItems, viewer)
  const replay = changed !== null && !changed.more ? changed : null
  const page = replay ?? (await conversations.changedList(null, limits.feedItems, viewer))
  return {
    ...(await presentList(app, principal, page.items)),
    cursor: page.cursor,
    reset: replay === null,
    more: page.more,
  }
}

export const presentList = async (app: App, principal: AgentPrincipal, items: readonly ListedConversation[]) => {
  const directory = await app.directory.of(principal.accountId)
  return { items: items.map((one) => presentListed(one, directory)), reads: await readsOf(app, principal, items) }
}

/** How far the asker has read in those of a list. */
export const readsOf = (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  items: readonly ListedConversation[],
): Promise<ReadMark[]> =>
  app.store.account(accountId).conversations.readPositions(
    agentId,
    items.map(({ conversation }) => conversation.id),
  )
