import type { Entry, ServerFrame, WelcomeFrame } from '@frontdesk/protocol'
import { partyKey, shownEntries } from './conversation.ts'
import { createConversations } from './conversations.ts'
import { createEmitter } from './emitter.ts'
import { fieldsOf } from './fields-of.ts'
import { createLink } from './link.ts'
import { createOutbox } from './outbox.ts'
import { createReceipts } from './receipts.ts'
import { createRequests } from './requests.ts'
import { safeStorage } from './safe-storage.ts'
import { createTimerSet } from './timer-set.ts'
import type { Client, ClientEvents, ClientOptions, ClientState, ConversationView } from './types.ts'
import { createTyping } from './typing.ts'

const selfOf = (you: WelcomeFrame['you']) =>
  you.kind === 'agent'
    ? { kind: 'agent' as const, id: you.me.agent.id }
    : { kind: 'contact' as const, id: you.visitor.contactId }

/** Makes a client and starts connecting. It goes on by itself until `close()` or until its right has ended. */
export const createClient = (options: ClientOptions): Client => {
  const timers = createTimerSet(options.timers)
  const { on, emit } = createEmitter<ClientEvents>()
  const views = new Map<string | null, ConversationView>()
  let you: WelcomeFrame['you'] | null = null
  let self: ReturnType<typeof selfOf> | null = null
  let welcome: WelcomeFrame | null = null
  let clockOffsetMs = 0
  let wasOnline = false

  const isOnline = () => link.state.kind === 'online'
  const isMine = (entry: Entry) => self !== null && partyKey(entry.author) === partyKey(self)

  const view = (id: string | null): ConversationView => {
    const had = views.get(id)
    if (had !== undefined) return had
    const kept = id === null ? undefined : conversations.get(id)
    const made: ConversationView = {
      state: kept?.sync === 'refused' || kept?.sync === 'removed' ? kept.sync : kept?.held.head ? 'ready' : 'loading',
      current: kept?.sync === 'current',
      rev: kept?.held.rev ?? 0,
      entries: kept ? shownEntries(kept.held) : [],
      marks: kept?.held.marks ?? [],
      head: kept?.held.head ?? null,
      hasEarlier: kept?.held.hasEarlier ?? false,
      loadingEarlier: kept?.loadingEarlier ?? false,
      outbox: outbox.of(id),
      typing: id === null ? [] : typing.of(id),
    }
    views.set(id, made)
    return made
  }

  const viewChanged = (id: string | null) => {
    views.delete(id)
    emit('conversation', id)
  }

  /** The visitor's own conversation became known: by starting it, by the welcome, by another tab or by a push. */
  const started = (id: string, tell: boolean) => {
    const news = !conversations.isWatched(id)
    conversations.watch(id)
    outbox.adopt(id)
    if (news) emit('started', id)
    if (tell) options.siblings?.post({ kind: 'started', conversationId: id })
  }

  /**
   * What a visitor has not got through goes into the conversation that it begins next; an agent's words go with theirs, and what
   * was meant for a session is for nobody else.
   */
  const removed = (id: string) => {
    outbox.removed(id, you?.kind === 'visitor' && conversations.get(id)?.held.head?.kind !== 'multi')
    conversations.remove(id)
    emit('removed', id)
  }

  const requests = createRequests({ send: (frame) => link.send(frame), isOnline, nowMs: timers.nowMs })
  const { ask } = requests
  const shared = { ask, isOnline, timers, random: options.random }

  const conversations = createConversations({
    ...shared,
    changed(id) {
      outbox.swept(id)
      viewChanged(id)
      receipts.consider(id)
    },
    gone: (id) => (options.seesPart?.() ? conversations.hide(id) : removed(id)),
    arrived(id, entries, initial) {
      outbox.arrived(entries.filter(isMine))
      for (const entry of entries) typing.wrote(id, entry.author)
      views.delete(id)
      emit('entries', { conversationId: id, entries, initial })
    },
  })

  const outbox = createOutbox({
    ...shared,
    newId: options.newId,
    storage: safeStorage(options.storage, timers),
    siblings: options.siblings,
    changed: viewChanged,
    started: (id) => started(id, true),
    reached(id) {
      const kept = conversations.get(id)
      return kept?.watched ? { rev: kept.held.rev, current: kept.sync === 'current' } : null
    },
  })

  const typing = createTyping({ ...shared, changed: viewChanged })

  const receipts = createReceipts({
    ...shared,
    automatic: options.receipts !== 'off',
    known(id) {
      const kept = conversations.get(id)
      if (!kept?.watched || kept.sync !== 'current') return null
      const mine = self && kept.held.marks.find(({ party }) => partyKey(party) === partyKey(self as typeof party))
      return { entries: kept.held.entries.filter((entry) => !isMine(entry)), mine: mine ?? undefined }
    },
  })

  const up = (frame: WelcomeFrame) => {
    emit('welcome', frame)
    if (frame.you.kind === 'visitor') {
      emit('availability', frame.you.availability)
      if (frame.you.visitor.conversationId !== null) started(frame.you.visitor.conversationId, false)
    }
    conversations.up()
    outbox.up()
  }

  const down = () => {
    requests.lost()
    conversations.down()
    receipts.down()
    typing.down()
  }

  const stateChanged = (state: ClientState) => {
    if (wasOnline) down()
    wasOnline = state.kind === 'online'
    if (state.kind === 'ended') stop()
    emit('state', state)
    if (state.kind === 'online' && welcome !== null) up(welcome)
  }

  const received = (frame: ServerFrame) => {
    switch (frame.type) {
      case 'result':
      case 'error':
        requests.answered(frame)
        break
      case 'conversation.changed': {
        const id = frame.changes.conversationId
        const isOwn = you?.kind === 'visitor' && frame.changes.conversation.kind === 'service'
        if (isOwn && !conversations.isWatched(id)) started(id, false)
        else conversations.pushed(frame.changes)
        break
      }
      case 'conversation.removed':
        removed(frame.conversationId)
        break
      case 'conversation.hidden':
        if (you?.kind === 'visitor') outbox.removed(frame.conversationId, false)
        conversations.hide(frame.conversationId)
        break
      case 'typing.changed':
        typing.heard(frame)
        break
      case 'availability.changed':
        emit('availability', frame.availability)
        break
      // The link has dealt with these, or an extension will; what a later server adds is passed over.
      default:
        break
    }
    emit('frame', frame)
  }

  const link = createLink({
    openSocket: options.openSocket,
    getTicket: options.getTicket,
    random: options.random,
    timers,
    stateChanged,
    received,
    welcomed(frame) {
      welcome = frame
      you = frame.you
      self = selfOf(frame.you)
      clockOffsetMs = frame.serverTimeMs - timers.nowMs()
    },
    ticked: requests.sweep,
  })

  const stopListening = options.siblings?.listen((said) => {
    const { kind, conversationId } = fieldsOf(said)
    if (kind === 'started' && typeof conversationId === 'string') started(conversationId, false)
  })

  const stop = () => {
    stopListening?.()
    outbox.close()
    timers.clearAll()
  }

  link.connect()

  return {
    get state() {
      return link.state
    },
    get you() {
      return you
    },
    get clockOffsetMs() {
      return clockOffsetMs
    },
    serverNowMs: () => timers.nowMs() + clockOffsetMs,
    on,
    request: (command, params) => ask(command, params),
    watch: conversations.watch,
    unwatch: conversations.unwatch,
    conversation: view,
    loadEarlier: conversations.loadEarlier,
    send(id, text, options = {}) {
      if (id !== null) typing.sent(id)
      return outbox.send(id, text, options)
    },
    retry: outbox.retry,
    discard: outbox.discard,
    markRead: receipts.markRead,
    setTyping: typing.set,
    wake: link.wake,
    close: link.close,
  }
}
