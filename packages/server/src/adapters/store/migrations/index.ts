import type { Migration } from 'kysely/migration'
import { up as firstTables } from './0001-first-tables.ts'
import { up as sitesAndIdentity } from './0002-sites-and-identity.ts'
import { up as mailAndCompanies } from './0003-mail-and-companies.ts'
import { up as privacy } from './0004-privacy.ts'
import { up as presenceLeases } from './0005-presence-leases.ts'
import { up as installation } from './0006-installation.ts'
import { up as teamsAndHours } from './0007-teams-and-hours.ts'
import { up as engine } from './0008-engine.ts'
import { up as handling } from './0009-handling.ts'
import { up as callbacks } from './0010-callbacks.ts'
import { up as letters } from './0013-letters.ts'
import { up as blocks } from './0014-blocks.ts'
import { up as handlingRules } from './0015-handling-rules.ts'
import { up as audit } from './0016-audit.ts'
import { up as invitations } from './0017-invitations.ts'
import { up as rooms } from './0018-rooms.ts'
import { up as trails } from './0019-trails.ts'
import { up as notices } from './0020-notices.ts'
import { up as sessionsOfSeveral } from './0021-sessions-of-several.ts'
import { up as joined } from './0022-joined.ts'
import { up as search } from './0023-search.ts'
import { up as files } from './0024-files.ts'
import { up as interpretation } from './0025-interpretation.ts'
import { up as cannedResponses } from './0026-canned-responses.ts'
import { up as amendedEntries } from './0027-amended-entries.ts'
import { up as tags } from './0028-tags.ts'
import { up as unsettledFiles } from './0029-unsettled-files.ts'
import { up as searchSubjects } from './0030-search-subjects.ts'
import { up as cannedFiles } from './0032-canned-files.ts'

/**
 * Every change of the schema, oldest first. A change that has been released is never edited. Changes only add
 * (expand); what the release before still reads is taken away one release later (contract), so that a step back works. A
 * step that takes something away is called `NNNN-contract-…`; see docs/decisions/updates.md.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
  '0002-sites-and-identity': { up: sitesAndIdentity },
  '0003-mail-and-companies': { up: mailAndCompanies },
  '0004-privacy': { up: privacy },
  '0005-presence-leases': { up: presenceLeases },
  '0006-installation': { up: installation },
  '0007-teams-and-hours': { up: teamsAndHours },
  '0008-engine': { up: engine },
  '0009-handling': { up: handling },
  '0010-callbacks': { up: callbacks },
  '0013-letters': { up: letters },
  '0014-blocks': { up: blocks },
  '0015-handling-rules': { up: handlingRules },
  '0016-audit': { up: audit },
  '0017-invitations': { up: invitations },
  '0018-rooms': { up: rooms },
  '0019-trails': { up: trails },
  '0020-notices': { up: notices },
  '0021-sessions-of-several': { up: sessionsOfSeveral },
  '0022-joined': { up: joined },
  '0023-search': { up: search },
  '0024-files': { up: files },
  '0025-interpretation': { up: interpretation },
  '0026-canned-responses': { up: cannedResponses },
  '0027-amended-entries': { up: amendedEntries },
  '0028-tags': { up: tags },
  '0029-unsettled-files': { up: unsettledFiles },
  '0030-search-subjects': { up: searchSubjects },
  '0032-canned-files': { up: cannedFiles },
}

/** Data that has not done this step is too old for this release. Moves on when old steps are folded into one. */
export const oldestStep = '0001-first-tables'
