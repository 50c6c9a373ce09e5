import type { Client, ConversationView } from '@frontdesk/client'
import type { Appearance } from '@frontdesk/protocol'
import { createCell } from '../bridge/cell.ts'
import { createKept } from '../bridge/kept.ts'
import type { PanelDesk } from '../panel/panel-desk.ts'
import { type Language, languages } from '../shared/language.ts'
import type { PreviewView } from '../shared/preview-messages.ts'
import { emptyView, exampleAgent, exampleContactId, exampleView } from './example-view.ts'

const nothing = () => {}

/** A client that knows one view and asks nobody. */
const createStillClient = (view: ConversationView): Client => ({
  state: { kind: 'online', connectionId: 'example', sinceMs: 0 },
  you: null,
  clockOffsetMs: 0,
  serverNowMs: Date.now,
  on: () => nothing,
  request: () => Promise.reject(new Error('a preview asks nobody')),
  watch: nothing,
  unwatch: nothing,
  conversation: () => view,
  loadEarlier: async () => {},
  send: () => '',
  retry: nothing,
  discard: nothing,
  markRead: nothing,
  setTyping: nothing,
  wake: nothing,
  close: nothing,
})

/** Keeps nothing. */
const stillKept = createKept(
  { getItem: () => null, setItem: nothing, removeItem: nothing, keys: () => [] },
  { post: nothing, listen: () => nothing },
  '',
)

/** A desk like the bridge's with nobody behind it: it shows one example, and what is typed into it goes nowhere. */
export const createStillDesk = (options: {
  appearance: Appearance
  language: Language
  view: PreviewView
  nowMs: number
}): PanelDesk => {
  const { appearance, language, view, nowMs } = options
  const isBegun = view === 'conversation'
  return {
    client: createStillClient(isBegun ? exampleView(language, nowMs) : emptyView),
    api: { token: null },
    appearance,
    tray: createCell<ReturnType<PanelDesk['tray']['get']>>(null),
    quoting: createCell<ReturnType<PanelDesk['quoting']['get']>>(null),
    open: createCell(true),
    draft: createCell(''),
    place: createCell<ReturnType<PanelDesk['place']['get']>>(null),
    sound: createCell(true),
    language: createCell(language),
    narrow: createCell(false),
    alone: false,
    form: createCell<ReturnType<PanelDesk['form']['get']>>({}),
    atEnd: createCell(true),
    unread: createCell(0),
    session: createCell<ReturnType<PanelDesk['session']['get']>>(null),
    asked: createCell<ReturnType<PanelDesk['asked']['get']>>(null),
    kept: stillKept,
    skippedRating: createCell(0),
    waiting: null,
    availability: createCell<ReturnType<PanelDesk['availability']['get']>>({
      online: true,
      agents: [exampleAgent(language)],
      opensAtMs: null,
    }),
    visitor: createCell<ReturnType<PanelDesk['visitor']['get']>>({
      contactId: exampleContactId,
      name: null,
      email: null,
      phone: null,
      verified: false,
      emailVerified: false,
      conversationId: isBegun ? 'example' : null,
    }),
    conversationId: createCell<string | null>(isBegun ? 'example' : null),
    languages,
    saveContact: async () => 'saved',
    close: nothing,
  }
}
