import { contactLabel, parseAddress, writeAddress } from '@frontdesk/domain'
import { limits, type Params } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { writeCsv } from '../csv.ts'
import type { AccountDirectory } from '../directory.ts'
import type { BlockFilter, ListedBlock } from '../ports/block-store.ts'

/** An address in its one written form; null for what is none. */
export const addressOf = (text: string | undefined): string | null => {
  const address = parseAddress(text?.trim() ?? '')
  return address === null ? null : writeAddress(address)
}

const searchFor = (search: string | undefined, { agents, labelOf }: AccountDirectory): Pick<BlockFilter, 'search'> => {
  const text = search?.trim() ?? ''
  if (text === '') return {}
  const isAsked = (label: string): boolean => label.toLowerCase().includes(text.toLowerCase())
  return { search: { text, byIds: [...agents.keys()].filter((id) => isAsked(labelOf(id))), ip: addressOf(text) } }
}

/** A page of the account's blocks, newest first. */
export const listBlocks = async (
  app: App,
  accountId: string,
  { search, state, contactId, ip, before }: Params<'block.list'>,
): Promise<{ items: ListedBlock[]; next: string | null }> => {
  const filter: BlockFilter = {
    ...searchFor(search, await app.directory.of(accountId)),
    ...(state !== undefined && { state }),
    ...((contactId !== undefined || ip !== undefined) && {
      keepsOut: { contactId: contactId ?? null, ip: addressOf(ip) },
    }),
  }
  return app.store.account(accountId).blocks.list(filter, limits.pageBlocks, before ?? null, app.clock.now())
}

const columns = ['visitor', 'email', 'address', 'reason', 'by', 'since', 'until'] as const

const cellsOf = ({ block, contact }: ListedBlock, { labelOf }: AccountDirectory): string[] => [
  contact === null ? '' : contactLabel(contact),
  contact?.email ?? '',
  block.target.kind === 'address' ? block.target.range : '',
  block.reason,
  labelOf(block.createdById),
  new Date(block.createdAtMs).toISOString(),
  block.untilMs === null ? '' : new Date(block.untilMs).toISOString(),
]

/** The whole list as a table that spreadsheets open. */
export const exportBlocks = async (app: App, accountId: string): Promise<string> => {
  const directory = await app.directory.of(accountId)
  const rows: string[][] = [[...columns]]
  for (let before: string | undefined; rows.length <= limits.blocks; ) {
    const page = await listBlocks(app, accountId, before === undefined ? {} : { before })
    rows.push(...page.items.map((one) => cellsOf(one, directory)))
    if (page.next === null) break
    before = page.next
  }
  return writeCsv(rows)
}
