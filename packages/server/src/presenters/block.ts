import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { ListedBlock } from '../app/ports/block-store.ts'
import { presentAgentCard } from './agent.ts'
import { presentContact } from './conversation.ts'

/** For those who handle visitors. */
export const presentBlock = ({ block, contact }: ListedBlock, directory: AccountDirectory): Wire.Block => ({
  id: block.id,
  target: targetOf({ block, contact }, directory),
  reason: block.reason,
  untilMs: block.untilMs,
  by: presentAgentCard(block.createdById, directory),
  createdAtMs: block.createdAtMs,
})

const targetOf = ({ block, contact }: ListedBlock, directory: AccountDirectory): Wire.Block['target'] => {
  if (block.target.kind === 'address') return block.target
  // The foreign key takes a block away with its contact.
  if (contact === null) throw new Error('a block of a contact without the contact')
  return { kind: 'contact', contact: presentContact(contact, directory) }
}
