import type { Conversation, Entry, Party } from './model.ts'

/** Staff see all entries of a conversation, everyone else its public ones. */
export type View = 'staff' | 'public'

export const viewOf = (party: Party): View => (party.kind === 'agent' ? 'staff' : 'public')

/** The one rule on who may see an entry: asked where entries are fanned out and where they are read. */
export const maySeeEntry = (view: View, entry: Pick<Entry, 'visibility'>): boolean =>
  view === 'staff' || entry.visibility === 'everyone'

/** Whether somebody of the same account may see a conversation at all. */
export const maySeeConversation = (party: Party, conversation: Pick<Conversation, 'contactId' | 'kind'>): boolean =>
  party.kind === 'agent' || conversation.contactId === party.id
