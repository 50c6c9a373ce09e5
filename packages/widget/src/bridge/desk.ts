import type { Client } from '@frontdesk/client'
import type { Appearance, Availability, VisitorSelf, Waiting, WelcomeFrame } from '@frontdesk/protocol'
import { isLanguage, type Language, languages } from '../shared/language.ts'
import type { InvitationBox, Page } from '../shared/page-messages.ts'
import { type Cell, createCell } from './cell.ts'
import type { Kept } from './kept.ts'

/** What must be known of this visitor's chat on every page; the panel adds what only it needs (`panel-desk.ts`). */
export type Desk = {
  client: Client
  appearance: Appearance
  open: Cell<boolean>
  sound: Cell<boolean>
  language: Cell<Language>
  narrow: Cell<boolean>
  /** The panel shows the end of the timeline: what arrives is being read. */
  atEnd: Cell<boolean>
  /** The panel is a page of its own: there is nothing to close it to. */
  alone: boolean
  unread: Cell<number>
  availability: Cell<Availability | null>
  /** The place in the queue at the last welcome. */
  waiting: Waiting | null
  visitor: Cell<VisitorSelf | null>
  conversationId: Cell<string | null>
  /** The session of several that the visitor is or was in: before its eyes, laid aside for its own chat, or over. */
  session: Cell<{ id: string; state: 'on' | 'aside' | 'over' } | null>
  /** What the visitor is asked inside of the panel. */
  asked: Cell<{ box: InvitationBox; answer(said: 'accept' | 'decline'): void } | null>
  languages: readonly Language[]
  /** The visitor closes the panel. */
  close(): void
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const isText = (value: unknown): value is string => typeof value === 'string'

export const createDesk = (options: {
  client: Client
  kept: Kept
  appearance: Appearance
  alone: boolean | undefined
  language: Language
  page: Page
  closed(): void
  /** It is invited, or in a session of several, or was. */
  called(you: Extract<WelcomeFrame['you'], { kind: 'visitor' }>): void
}): { desk: Desk; setPage(page: Page): void; setVisitor(visitor: VisitorSelf): void; tellVisit(): void } => {
  const { client, kept } = options
  const desk: Desk = {
    client,
    appearance: options.appearance,
    open: kept.cell('open', false, isBoolean),
    sound: kept.cell('sound', true, isBoolean),
    language: kept.cell('language', options.language, isLanguage),
    alone: !!options.alone,
    narrow: createCell(false),
    atEnd: createCell(false),
    unread: createCell(0),
    availability: createCell<Availability | null>(null),
    waiting: null,
    visitor: createCell<VisitorSelf | null>(null),
    conversationId: createCell<string | null>(null),
    session: createCell<ReturnType<Desk['session']['get']>>(null),
    asked: createCell<ReturnType<Desk['asked']['get']>>(null),
    languages,
    close() {
      if (desk.alone) return
      desk.open.set(false)
      options.closed()
    },
  }
  /** How the visitor came to this site; walking from page to page does not change it. */
  const came = kept.cell('came', '', isText)
  let { page } = options
  if (!page.referrer || new URL(page.referrer).origin !== new URL(page.url).origin) came.set(page.referrer)

  const tellVisit = () => {
    if (client.state.kind !== 'online') return
    const { language, languages } = navigator
    const visit = {
      pageUrl: page.url.slice(0, 2048),
      pageTitle: page.title.slice(0, 300),
      ...(came.get() && { referrer: came.get().slice(0, 2048) }),
      language: (languages[0] ?? language).slice(0, 35),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
    // Told again at the next page and the next connection.
    client.request('visit.update', visit).catch(() => {})
  }

  const setVisitor = (visitor: VisitorSelf) => {
    desk.visitor.set(visitor)
    if (visitor.conversationId !== null) desk.conversationId.set(visitor.conversationId)
  }

  client.on('welcome', ({ you }) => {
    if (you.kind === 'visitor') {
      setVisitor(you.visitor)
      desk.waiting = you.waiting
      if (you.invitation || you.sessionId || desk.session.get()) options.called(you)
    }
    tellVisit()
  })
  client.on('availability', desk.availability.set)
  client.on('started', desk.conversationId.set)
  client.on('removed', (id) => {
    if (id === desk.conversationId.get()) desk.conversationId.set(null)
  })

  return {
    desk,
    tellVisit,
    setVisitor,
    setPage(next) {
      page = next
      tellVisit()
    },
  }
}
