import { maySeeEntry } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { Erasure, RetentionRun } from '../app/ports/privacy-store.ts'
import type { ContactFile } from '../app/privacy/export-contact.ts'
import { presentAgentCard } from './agent.ts'
import { presentContactDetail } from './contact.ts'
import { presentEntry } from './conversation.ts'
import { presentTrail, presentVisit } from './visitor.ts'

export const presentErasure = (erasure: Erasure, directory: AccountDirectory): Wire.Erasure => ({
  id: erasure.id,
  contactId: erasure.contactId,
  by: presentAgentCard(erasure.agentId, directory),
  atMs: erasure.atMs,
  conversations: erasure.conversations,
  entries: erasure.entries,
  files: erasure.files,
})

export const presentRetentionRun = (run: RetentionRun): Wire.RetentionRun => ({
  id: run.id,
  siteId: run.siteId,
  siteName: run.siteName,
  atMs: run.atMs,
  conversations: run.conversations,
  entries: run.entries,
  files: run.files,
  visits: run.visits,
  pages: run.pages,
  ipAddresses: run.ipAddresses,
  contacts: run.contacts,
})

/** Entries as the contact sees them; where its own messages came from belongs to it and is told too. */
export const presentContactFile = (file: ContactFile, directory: AccountDirectory): Wire.ContactExport => ({
  exportedAtMs: file.exportedAtMs,
  company: file.account.name,
  contact: presentContactDetail(file.contact, directory),
  visits: file.visit === null ? [] : [presentVisit(file.visit.visit, file.visit.online, null)],
  trails: file.trails.map((trail) => presentTrail(trail, directory.sites)),
  callbacks: file.callbacks.map(({ callback }) => ({
    reason: callback.reason,
    reported: callback.reported,
    state: callback.state,
    dueAtMs: callback.dueAtMs,
    createdAtMs: callback.createdAtMs,
  })),
  conversations: file.conversations.map(({ listed: { conversation, contact, site }, entries }) => ({
    id: conversation.id,
    siteName: site.name,
    status: conversation.status,
    createdAtMs: conversation.createdAtMs,
    entries: entries
      .filter((entry) => maySeeEntry('public', entry))
      .map((entry) => ({
        ...presentEntry(entry, 'public', { directory, contact, site }),
        ...(entry.author.kind === 'contact' && entry.author.id === contact.id && entry.origin !== null
          ? { origin: entry.origin }
          : {}),
      })),
  })),
})
