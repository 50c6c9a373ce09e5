import { readAt } from '../search/address.ts'
import { type Tab, tabs } from './feed-lists.ts'

/** What the address says beside the conversation's id, so that a reload, a bookmark and 'back' show the same. */
export type ConversationSearch = {
  /** Left out for 'mine'. */
  tab?: Exclude<Tab, 'mine'>
  /** On screens without room for three panes: the one on the visitor is shown. */
  pane?: 'about'
  /** The message that it opens at, by its number. */
  at?: number
}

/** Reads the address's parameters; what is not known is passed over. */
export const readSearch = (search: { [name: string]: unknown }): ConversationSearch => {
  const tab = tabs.find((one) => one === search['tab'])
  return {
    ...(tab !== undefined && tab !== 'mine' ? { tab } : {}),
    ...(search['pane'] === 'about' ? { pane: 'about' } : {}),
    ...readAt(search['at']),
  }
}

/** The parameters for a tab, as `readSearch` gives them back. */
export const searchFor = (tab: Tab): ConversationSearch => searches[tab]

/** The same objects each time, so that what is drawn from them need not be drawn again. */
const searches: { readonly [T in Tab]: ConversationSearch } = {
  mine: {},
  queue: { tab: 'queue' },
  team: { tab: 'team' },
  closed: { tab: 'closed' },
}
