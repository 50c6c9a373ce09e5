import { agentCommands } from './commands/agents.ts'
import { auditCommands } from './commands/audit.ts'
import { blockCommands } from './commands/blocks.ts'
import { callbackCommands } from './commands/callbacks.ts'
import { cannedCommands } from './commands/canned.ts'
import { companyCommands } from './commands/companies.ts'
import { contactCommands } from './commands/contacts.ts'
import { conversationCommands } from './commands/conversations.ts'
import { fileCommands } from './commands/files.ts'
import { handlingRuleCommands } from './commands/handling-rules.ts'
import { interpretationCommands } from './commands/interpretation.ts'
import { invitationCommands } from './commands/invitations.ts'
import { linkCommands } from './commands/links.ts'
import { queueCommands } from './commands/queue.ts'
import { ratingCommands } from './commands/ratings.ts'
import { roomCommands } from './commands/rooms.ts'
import { searchCommands } from './commands/search.ts'
import { sessionCommands } from './commands/sessions.ts'
import { siteCommands } from './commands/sites.ts'
import { tagCommands } from './commands/tags.ts'
import { teamCommands } from './commands/teams.ts'
import { transcriptCommands } from './commands/transcripts.ts'
import { visitorCommands } from './commands/visitors.ts'
import type { Static } from './schema.ts'

export type { Asker, Audit, CommandShape } from './commands/shape.ts'

/** Every capability, by its one name. Both doors, the rights table, the OpenAPI page and the tests are made from this list. */
export const commands = {
  ...sessionCommands,
  ...linkCommands,
  ...agentCommands,
  ...queueCommands,
  ...teamCommands,
  ...companyCommands,
  ...siteCommands,
  ...visitorCommands,
  ...contactCommands,
  ...handlingRuleCommands,
  ...cannedCommands,
  ...blockCommands,
  ...conversationCommands,
  ...fileCommands,
  ...callbackCommands,
  ...auditCommands,
  ...roomCommands,
  ...searchCommands,
  ...tagCommands,
  ...ratingCommands,
  ...transcriptCommands,
  ...invitationCommands,
  ...interpretationCommands,
} as const

export type CommandName = keyof typeof commands
export type Params<N extends CommandName> = Static<(typeof commands)[N]['params']>
export type Result<N extends CommandName> = Static<(typeof commands)[N]['result']>

/** Those whose acts the audit log tells of. */
export type AuditedCommand = {
  [N in CommandName]: (typeof commands)[N] extends { audit: object } ? N : never
}[CommandName]
