import type { AccountStore, Store } from '../../app/ports/store.ts'
import { createAccountRecord, createAccounts } from './accounts.ts'
import { createAgentStates } from './agent-states.ts'
import { createAgents } from './agents.ts'
import { createAssignment } from './assignment.ts'
import { createAuditLog, createAuditUpkeep } from './audit.ts'
import { createBlocks, createEndedBlocks } from './blocks.ts'
import { createCallbacks } from './callbacks.ts'
import { createCannedResponses } from './canned-responses.ts'
import { createCallbackFeeds, createContactPresence } from './contact-presence.ts'
import { createContacts } from './contacts.ts'
import { createConversations } from './conversations.ts'
import { createCredentials } from './credentials.ts'
import { openDatabase } from './database.ts'
import { createFileSweep, createFiles } from './files.ts'
import { createHandlingRules } from './handling-rules.ts'
import { createHours } from './hours.ts'
import { createIdentities } from './identities.ts'
import { createInterpretations, createTranslationSweep } from './interpretations.ts'
import { createInvitationSweep, createInvitations } from './invitations.ts'
import { createLetters } from './letters.ts'
import { createLeases, createLinks } from './links.ts'
import { type ConversationLogOptions, createConversationLog } from './log/conversation-log.ts'
import { createMailTokens } from './mail-tokens.ts'
import { createNotices } from './notices.ts'
import { createPrivacy } from './privacy.ts'
import { createQueue } from './queue.ts'
import { createRatings } from './ratings.ts'
import { createRetentionSchedule } from './retention.ts'
import { createRoles } from './roles.ts'
import { createRooms } from './rooms.ts'
import { scopeTo } from './scope.ts'
import { createSearchFinder } from './search-find.ts'
import { createSearchIndex } from './search-index.ts'
import { createSessions } from './sessions.ts'
import { createSites } from './sites.ts'
import { createTags } from './tags.ts'
import { createTeams } from './teams.ts'
import { createDueTimers, createTimerRows } from './timers.ts'
import { createTrailRows } from './trails.ts'
import { createTriggers } from './triggers.ts'

export type StoreOptions = ConversationLogOptions & {
  /** Connections for all but the log, at most. Default 8. */
  connections?: number
  /** The server ends a statement (not the log's) that takes longer, ms. Default 5,000. */
  statementMs?: number
}

/**
 * Opens the store on a database that `migrate` has brought up to date.
 * @throws when the database can't be reached.
 */
export const createStore = async (options: StoreOptions): Promise<Store> => {
  const { url, log: report, connections = 8, statementMs = 5_000 } = options
  const log = await createConversationLog(options)
  const database = openDatabase({ url, connections, statementMs, log: report })
  let closed: Promise<void> | undefined

  const account = (accountId: string): AccountStore => {
    const scope = scopeTo(database, accountId)
    return {
      ...createAccountRecord(scope),
      agents: createAgents(scope),
      roles: createRoles(scope),
      handlingRules: createHandlingRules(scope),
      cannedResponses: createCannedResponses(scope),
      blocks: createBlocks(scope),
      sessions: createSessions(scope),
      sites: createSites(scope),
      contacts: createContacts(scope),
      identities: createIdentities(scope),
      conversations: createConversations(scope),
      files: createFiles(scope),
      rooms: createRooms(scope),
      links: createLinks(scope),
      privacy: createPrivacy(scope),
      mailTokens: createMailTokens(scope),
      timers: createTimerRows(scope),
      ratings: createRatings(scope),
      tags: createTags(scope),
      teams: createTeams(scope),
      hours: createHours(scope),
      states: createAgentStates(scope),
      callbacks: createCallbacks(scope),
      contactPresence: createContactPresence(scope),
      letters: createLetters(scope),
      notices: createNotices(scope),
      searchIndex: createSearchIndex(scope),
      search: createSearchFinder(scope),
      invitations: createInvitations(scope),
      interpretations: createInterpretations(scope),
      triggers: createTriggers(scope),
      trails: createTrailRows(scope),
      assignment: createAssignment(scope),
      queue: createQueue(scope),
      audit: createAuditLog(scope),
    }
  }

  return {
    log,
    accounts: createAccounts(database),
    credentials: createCredentials(database),
    leases: createLeases(database),
    retention: createRetentionSchedule(database),
    timers: createDueTimers(database),
    callbackFeeds: createCallbackFeeds(database),
    auditUpkeep: createAuditUpkeep(database),
    endedBlocks: createEndedBlocks(database),
    invitationSweep: createInvitationSweep(database),
    translationSweep: createTranslationSweep(database),
    fileSweep: createFileSweep(database),
    account,
    ping: async () => {
      await database.rows({ name: 'ping', text: 'select 1' }, [])
    },
    close: () => {
      // The log first: what it has accepted is still written.
      closed ??= log.close().then(() => database.close())
      return closed
    },
  }
}
