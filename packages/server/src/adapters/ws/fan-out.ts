import {
  type Conversation,
  isSeenAlike,
  maySeeConversation,
  type Seen,
  type ServiceConversation,
  seenSince,
  seesAfter,
  type Visit,
  viewOf,
} from '@frontdesk/domain'
import { limits, type ServerFrame } from '@frontdesk/protocol'
import type { AccountDirectory, Directory } from '../../app/directory.ts'
import { Fault, notFound } from '../../app/fault.ts'
import { type CommittedChanges, isOfService, isShared } from '../../app/ports/conversation-log.ts'
import { isListedService } from '../../app/ports/listed.ts'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Metrics } from '../../app/ports/metrics.ts'
import type { Schedule } from '../../app/ports/runtime.ts'
import type { ListedConversation, Store } from '../../app/ports/store.ts'
import type { Presence } from '../../app/presence/presence.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal, viewerOf } from '../../app/principal.ts'
import type { Picks } from '../../app/visitors/picks.ts'
import { presentAgent, presentAgentCard } from '../../presenters/agent.ts'
import { type Cast, castOf, presentAuthor, presentChanges, presentListed } from '../../presenters/conversation.ts'
import { presentTag } from '../../presenters/tag.ts'
import { presentAvailability } from '../../presenters/visitor.ts'
import { createBlocked } from './blocked.ts'
import { createBoard } from './board.ts'
import { createCallbackNews } from './callback-news.ts'
import { createDepartures } from './departures.ts'
import { createFeedBatches, type Touched } from './feed-batches.ts'
import { createInvitationNews } from './invitation-news.ts'
import { createMentionNews } from './mention-news.ts'
import { createQueueNews } from './queue-news.ts'
import { createRemovals } from './removals.ts'
import { createSessionNews } from './session-news.ts'
import { createViewing } from './viewing.ts'
import { createVisits } from './visits.ts'

const feedEveryMs = 100

/** Whether nothing in it speaks of what stood before, so that all who may see it get the same. */
const isNew = ({ amended, entries }: CommittedChanges): boolean =>
  amended.length === 0 &&
  entries.every(({ content }) => content.kind !== 'message' || content.extra?.replyTo === undefined)

/** A reload of the console must not flash 'nobody there' at every visitor. */
const agentGraceMs = 4_000

/** A conversation that somebody connected here watches, with what is needed to present it without asking the store. */
type Stream = {
  accountId: string
  listed: ListedConversation
  staff: Set<LiveConnection>
  everyone: Set<LiveConnection>
}

export interface FanOut extends Live {
  /** Forwards what a committed batch changed, to those who may see it. Called in commit order. */
  publish(changes: CommittedChanges): void
  close(): void
}

export type FanOutOptions = {
  store: Pick<Store, 'account'>
  directory: Directory
  presence: Presence
  picks: Picks
  metrics: Pick<Metrics, 'connectionOpened' | 'connectionClosed'>
  /** An agent's first connection to this node; how it stands is settled when this resolves. */
  onAgentCame: (agent: AgentPrincipal) => Promise<void>
  /** The last one has gone, and not come back for a moment. */
  onAgentGone: (agent: AgentPrincipal) => void
  /** The last connection of a visitor has gone. */
  onVisitorGone: (visitor: VisitorPrincipal, visit: Visit | null) => void
  /** The first connection of a visitor is here. */
  onVisitorCame: (visitor: VisitorPrincipal) => void
  now: () => number
  schedule: Schedule
  onFault: (fault: unknown) => void
}

/** What is shown of a conversation beside its row changes by other ways. */
const withNews = (listed: ListedConversation, conversation: Conversation): ListedConversation => {
  if (conversation.kind !== 'service') return { conversation, contact: null, site: null }
  return isListedService(listed) ? { ...listed, conversation } : listed
}

const frame = (content: ServerFrame): string => JSON.stringify(content)

/**
 * Sends each event to those connected to this node who may see it: a frame for many receivers is serialised once, and what a
 * receiver may see is asked again for each event, not only when it began to watch.
 */
export const createFanOut = (options: FanOutOptions): FanOut => {
  const { store, presence, schedule } = options
  const streams = new Map<string, Stream>()
  const watched = new Map<LiveConnection, Set<string>>()
  const directories = new Map<string, AccountDirectory>()

  const directoryOf = async (accountId: string): Promise<AccountDirectory> => {
    const directory = await options.directory.of(accountId)
    directories.set(accountId, directory)
    return directory
  }

  /** Teams change while sockets are open, so they are looked up for each event. */
  const maySee = ({ principal }: Pick<LiveConnection, 'principal'>, accountId: string, conversation: Seen): boolean => {
    const directory = options.directory.latest(accountId)
    if (principal.accountId !== accountId || directory === null) return false
    return maySeeConversation(viewerOf(principal, directory), conversation)
  }

  const castOfStream = (stream: Stream): Cast => {
    const directory = directories.get(stream.accountId)
    if (directory === undefined) throw new Error('a stream without a directory')
    return castOf(stream.listed, directory)
  }

  const watch = async (connection: LiveConnection, conversationId: string): Promise<void> => {
    const { accountId } = connection.principal
    const mine = watched.get(connection)
    if (mine === undefined) return // It left while this was asked.
    if (!mine.has(conversationId) && mine.size >= limits.watchedConversations)
      throw new Fault('rate.limited', 'This connection watches too many conversations.', { retryAfterMs: 60_000 })
    await directoryOf(accountId)
    const listed = await store.account(accountId).conversations.listed(conversationId)
    if (listed === null || !maySee(connection, accountId, listed.conversation)) throw notFound()
    if (!watched.has(connection)) return
    enlist(connection, mine, listed)
    if (connection.principal.kind === 'agent') viewing.watched(connection, conversationId)
  }

  const enlist = (connection: LiveConnection, mine: Set<string>, listed: ListedConversation): void => {
    const { accountId, id } = listed.conversation
    const stream = streams.get(id) ?? { accountId, listed, staff: new Set(), everyone: new Set() }
    streams.set(id, stream)
    mine.add(id)
    audience(stream, connection).add(connection)
  }

  const attend = async (connection: LiveConnection, conversationIds: readonly string[]): Promise<void> => {
    await join(connection)
    const { accountId } = connection.principal
    const listed = await store.account(accountId).conversations.listedMany(conversationIds)
    const mine = watched.get(connection)
    if (mine === undefined) return
    for (const one of listed) if (maySee(connection, accountId, one.conversation)) enlist(connection, mine, one)
  }

  const audience = (stream: Stream, connection: LiveConnection): Set<LiveConnection> =>
    viewOf(partyOf(connection.principal)) === 'staff' ? stream.staff : stream.everyone

  const unwatch = (connection: LiveConnection, conversationId: string): void => {
    watched.get(connection)?.delete(conversationId)
    const stream = streams.get(conversationId)
    if (stream === undefined) return
    audience(stream, connection).delete(connection)
    viewing.unwatched(connection, conversationId)
    if (stream.staff.size + stream.everyone.size === 0) streams.delete(conversationId)
  }

  const publish = (changes: CommittedChanges): void => {
    const { conversation, before } = changes
    const stream = streams.get(conversation.id)
    takeOutOfSight(changes)
    if (isShared(changes)) sessions.published(changes)
    if (conversation.kind === 'service') board.boardChanged(conversation.accountId, conversation.contactId)
    if (stream !== undefined) {
      stream.listed = withNews(stream.listed, conversation)
      const cast = castOfStream(stream)
      if (stream.staff.size > 0)
        sendAll(
          stream.staff,
          changes,
          frame({ type: 'conversation.changed', changes: presentChanges(changes, 'staff', before.rev, cast) }),
        )
      if (stream.everyone.size > 0 && conversation.publicRev > before.publicRev)
        sendPublicly(stream.everyone, changes, cast)
    }
    if (changes.entries.length > 0 || conversation.last !== before.last)
      feed.touch(conversation.accountId, conversation.id, false)
    if (isOfService(changes) && before.publicRev === 0 && conversation.publicRev > 0)
      tellVisitor(changes).catch(options.onFault)
    tellReaders(changes)
    mentions.published(changes)
  }

  /** Where somebody else writes first the visitor does not watch yet: this is how it learns of its conversation. */
  const tellVisitor = async (changes: CommittedChanges<ServiceConversation>): Promise<void> => {
    const { accountId, contactId, inboxId, id } = changes.conversation
    const here = presence.visitor(accountId, contactId)
    if (here === undefined) return
    here.conversationId ??= here.siteId === inboxId ? id : null
    const unaware = [...here.connections].filter(
      (one) => one.principal.kind === 'visitor' && one.principal.siteId === inboxId && !watched.get(one)?.has(id),
    )
    const listed = unaware.length === 0 ? null : await store.account(accountId).conversations.listed(id)
    if (listed === null) return
    const cast = castOf(listed, await directoryOf(accountId))
    const told = presentChanges(changes, 'public', changes.before.publicRev, cast)
    sendAll(unaware, changes, frame({ type: 'conversation.changed', changes: told }))
  }

  /** Tells those who saw it until now and do no longer. */
  const takeOutOfSight = ({ before, conversation }: CommittedChanges): void => {
    const { accountId, id } = conversation
    if (isSeenAlike(before, conversation)) return
    const text = frame({ type: 'conversation.hidden', conversationId: id })
    for (const connection of [...presence.allAgentConnections(accountId)]) {
      if (maySee(connection, accountId, conversation) || !maySee(connection, accountId, before)) continue
      unwatch(connection, id)
      connection.send(text)
    }
  }

  /** Whoever came into a session later gets no more of it live than by reading; nearly always that is the same. */
  const sendPublicly = (receivers: Iterable<LiveConnection>, changes: CommittedChanges, cast: Cast): void => {
    const texts = new Map<number, string>()
    const textSince = (after: number): string => {
      const amended = seenSince(after, changes.amended)
      const seen = { ...changes, amended, entries: seenSince(after, changes.entries) }
      return frame({
        type: 'conversation.changed',
        changes: presentChanges(seen, 'public', changes.before.publicRev, cast),
      })
    }
    const { accountId } = changes.conversation
    for (const connection of receivers) {
      if (!maySee(connection, accountId, changes.conversation)) continue
      const after = isNew(changes) ? 0 : seesAfter(partyOf(connection.principal), changes.conversation)
      const text = texts.get(after) ?? textSince(after)
      texts.set(after, text)
      connection.send(text)
    }
  }

  const sendAll = (receivers: Iterable<LiveConnection>, { conversation }: CommittedChanges, text: string): void => {
    for (const connection of receivers)
      if (maySee(connection, conversation.accountId, conversation)) connection.send(text)
  }

  const tellReaders = ({ conversation, marks }: CommittedChanges): void => {
    for (const { party, readSeq, readInbound } of marks) {
      if (party.kind !== 'agent') continue
      const text = frame({ type: 'read.changed', read: { conversationId: conversation.id, readSeq, readInbound } })
      for (const connection of presence.agentConnections(conversation.accountId, party.id)) connection.send(text)
    }
  }

  const feed = createFeedBatches({
    everyMs: feedEveryMs,
    now: options.now,
    schedule,
    flush: (accountId, touched) => flushFeed(accountId, touched).catch(options.onFault),
  })

  /** Each item is serialised once; each agent's frame joins those it has not got by watching. */
  const flushFeed = async (accountId: string, touched: Touched): Promise<void> => {
    const receivers = [...presence.allAgentConnections(accountId)]
    const wanted = [...touched].filter(
      ([id, evenWatchers]) => evenWatchers || receivers.some((one) => watched.get(one)?.has(id) !== true),
    )
    if (wanted.length === 0) return
    const directory = await directoryOf(accountId)
    const listed = await store.account(accountId).conversations.listedMany(wanted.map(([id]) => id))
    const items = listed.map((one) => ({
      id: one.conversation.id,
      conversation: one.conversation,
      text: JSON.stringify(presentListed(one, directory)),
    }))
    for (const connection of receivers) {
      const texts = items
        .filter(({ id }) => touched.get(id) === true || watched.get(connection)?.has(id) !== true)
        .filter(({ conversation }) => maySee(connection, accountId, conversation))
        .map(({ text }) => text)
      if (texts.length > 0) connection.send(`{"type":"feed.changed","items":[${texts.join(',')}]}`)
    }
  }

  const tellAgent = (accountId: string, directory: AccountDirectory, agentId: string): void => {
    const agent = directory.agents.get(agentId)
    if (agent === undefined) return
    const text = frame({ type: 'agent.changed', agent: presentAgent(agent, directory) })
    for (const connection of presence.allAgentConnections(accountId)) connection.send(text)
  }

  const tellAvailability = (accountId: string, directory: AccountDirectory): void => {
    const texts = new Map<string, string>()
    const textFor = (siteId: string): string => {
      const known = texts.get(siteId)
      if (known !== undefined) return known
      const availability = presentAvailability(directory, siteId, options.now())
      const text = frame({ type: 'availability.changed', availability })
      texts.set(siteId, text)
      return text
    }
    for (const connection of presence.visitorConnections(accountId))
      if (connection.principal.kind === 'visitor') connection.send(textFor(connection.principal.siteId))
  }

  const agentsChanged = (accountId: string, agentIds: readonly string[]): void => {
    directoryOf(accountId)
      .then((directory) => {
        for (const agentId of agentIds) tellAgent(accountId, directory, agentId)
        tellAvailability(accountId, directory)
        visits.agentsChanged(accountId)
        board.agentsChanged(accountId)
      })
      .catch(options.onFault)
  }

  const agentDepartures = createDepartures<AgentPrincipal>({
    graceMs: agentGraceMs,
    schedule,
    gone: options.onAgentGone,
  })

  const sessions = createSessionNews({
    presence,
    unwatch,
    boardChanged: (accountId, contactId) => board.boardChanged(accountId, contactId),
  })

  const mentions = createMentionNews({ presence, directoryOf, maySee, onFault: options.onFault })

  const viewing = createViewing({
    watchers: (conversationId) => {
      const stream = streams.get(conversationId)
      if (stream === undefined) return []
      return [...stream.staff].filter((one) => maySee(one, stream.accountId, stream.listed.conversation))
    },
    cardOf: (accountId, agentId) => {
      const directory = directories.get(accountId)
      return directory === undefined ? null : presentAgentCard(agentId, directory)
    },
  })

  const board = createBoard({
    store,
    directory: options.directory,
    presence,
    picks: options.picks,
    visits: () => visits,
    maySee,
    now: options.now,
    schedule,
    onFault: options.onFault,
  })

  const visits = createVisits({
    presence,
    picks: options.picks,
    directoryOf,
    watchers: (conversationId) => streams.get(conversationId)?.staff ?? [],
    onGone: options.onVisitorGone,
    onBoard: board.boardChanged,
    now: options.now,
    schedule,
    onFault: options.onFault,
  })

  const join = async (connection: LiveConnection): Promise<void> => {
    const { principal } = connection
    await directoryOf(principal.accountId)
    watched.set(connection, new Set())
    if (connection.heldBy === undefined) options.metrics.connectionOpened(principal.kind)
    if (!presence.arrive(connection)) return
    if (principal.kind === 'visitor') {
      if (!visits.comeBack(principal)) options.onVisitorCame(principal)
    } else {
      agentDepartures.takeBack(principal.agentId)
      await options.onAgentCame(principal)
    }
  }

  const leave = (connection: LiveConnection): void => {
    const { principal } = connection
    const mine = watched.get(connection)
    if (mine === undefined) return
    for (const conversationId of mine) unwatch(connection, conversationId)
    watched.delete(connection)
    viewing.left(connection)
    board.unwatchBoard(connection)
    if (connection.heldBy === undefined) options.metrics.connectionClosed(principal.kind)
    const here = principal.kind === 'visitor' ? presence.visitor(principal.accountId, principal.contactId) : undefined
    if (!presence.leave(connection)) return
    if (principal.kind === 'agent') agentDepartures.begin(principal.agentId, principal)
    else if (here !== undefined) visits.leave(principal, here)
  }

  return {
    join,
    leave,
    attend,
    isVisitorHere: visits.isHere,
    visitKnown: visits.known,
    publish,
    watch,
    unwatch,
    viewing: (connection, conversationId) => {
      if (watched.has(connection)) viewing.set(connection, conversationId)
    },
    typing: (principal, conversationId, { party, active, preview }) => {
      const stream = streams.get(conversationId)
      if (stream === undefined) return
      const sees = (one: Pick<LiveConnection, 'principal'>): boolean =>
        maySee(one, stream.accountId, stream.listed.conversation)
      if (!sees({ principal })) return
      const { label, number } = presentAuthor(party, castOfStream(stream))
      const named = { ...party, label, ...(number === undefined ? {} : { number }) }
      const mark = { type: 'typing.changed', conversationId, party: named, active } as const
      const forAll = frame(mark)
      const forStaff = preview === null ? forAll : frame({ ...mark, text: preview })
      for (const receiver of [...stream.staff, ...stream.everyone])
        if (partyOf(receiver.principal).id !== party.id && sees(receiver))
          receiver.send(receiver.principal.kind === 'agent' ? forStaff : forAll)
    },
    visitChanged: visits.changed,
    watchBoard: board.watchBoard,
    unwatchBoard: board.unwatchBoard,
    boardChanged: board.boardChanged,
    visitorsHere: board.visitorsHere,
    contactChanged: (contact, conversationId) => {
      board.boardChanged(contact.accountId, contact.id)
      if (conversationId === null) return
      const stream = streams.get(conversationId)
      if (stream !== undefined && isListedService(stream.listed)) stream.listed = { ...stream.listed, contact }
      feed.touch(contact.accountId, conversationId, true)
    },
    agentsChanged,
    tagsChanged: (accountId) =>
      void directoryOf(accountId)
        .then(({ tags }) => {
          const text = frame({ type: 'tags.changed', tags: [...tags.values()].map(presentTag) })
          for (const connection of presence.allAgentConnections(accountId)) connection.send(text)
        })
        .catch(options.onFault),
    interpretationChanged: (conversationId) => {
      const stream = streams.get(conversationId)
      if (stream === undefined) return
      const text = frame({ type: 'interpretation.changed', conversationId })
      for (const connection of stream.staff)
        if (maySee(connection, stream.accountId, stream.listed.conversation)) connection.send(text)
    },
    availabilityChanged: (accountId) =>
      void directoryOf(accountId)
        .then((directory) => tellAvailability(accountId, directory))
        .catch(options.onFault),
    ...createQueueNews({ presence, streams }),
    ...createRemovals({ presence, streams, watched, forgetDeparture: visits.forget, boardChanged: board.boardChanged }),
    ...createBlocked({ presence, visits, leave }),
    ...createCallbackNews({ presence, directoryOf, onFault: options.onFault }),
    ...createInvitationNews({
      store,
      presence,
      directoryOf,
      boardChanged: board.boardChanged,
      onFault: options.onFault,
    }),
    endVisitor: (accountId, contactId, passIds, code) => {
      for (const connection of [...(presence.visitor(accountId, contactId)?.connections ?? [])]) {
        const { principal } = connection
        if (passIds === 'all' || (principal.kind === 'visitor' && passIds.includes(principal.passId)))
          connection.end(code)
      }
    },
    endSite: (accountId, siteId, code) => {
      for (const connection of [...presence.visitorConnections(accountId)])
        if (connection.principal.kind === 'visitor' && connection.principal.siteId === siteId) connection.end(code)
    },
    endAgent: (accountId, agentId, sessionIds, code) => {
      for (const connection of [...presence.agentConnections(accountId, agentId)]) {
        const { principal } = connection
        if (sessionIds === 'all' || (principal.kind === 'agent' && sessionIds.includes(principal.sessionId)))
          connection.end(code)
      }
    },
    close: () => {
      feed.close()
      agentDepartures.close()
      visits.close()
      board.close()
    },
  }
}
