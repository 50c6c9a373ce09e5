import { type Block, type BlockChange, type BlockTarget, forbiddenWhy, parseRange, writeRange } from '@frontdesk/domain'
import { limits, type Params } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import { Fault, notFound } from '../fault.ts'
import type { ListedBlock } from '../ports/block-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { enforceBlocks } from './enforce-blocks.ts'

/**
 * Keeps a visitor out, or an address or range (mark D4); what goes on with them ends before this resolves.
 * @throws Fault not_found, request.invalid (no address, or an end that is past), block.forbidden_address, block.exists, list.full
 */
export const createBlock = async (
  app: App,
  agent: AgentPrincipal,
  draft: Params<'block.create'>,
): Promise<ListedBlock> => {
  const { accountId, agentId } = agent
  const nowMs = app.clock.now()
  checkEnd(draft.untilMs, nowMs)
  const block: Block = {
    accountId,
    id: app.ids.next(),
    target: await targetOf(app, agent, draft.target),
    reason: draft.reason.trim(),
    untilMs: draft.untilMs,
    createdById: agentId,
    createdAtMs: nowMs,
  }
  const outcome = await app.store.account(accountId).blocks.create(block, limits.blocks, nowMs)
  switch (outcome.kind) {
    case 'missing':
      throw notFound()
    case 'exists':
      throw new Fault('block.exists', 'It is blocked already.', { details: { blockId: outcome.blockId } })
    case 'full':
      throw new Fault('list.full', 'The account has as many blocks as it may; remove one first.')
    case 'done':
      await app.directory.refresh(accountId)
      await enforceBlocks(app, accountId, block)
      return outcome.listed
  }
}

/** A new reason or end; one that was over counts again when its end is put off. @throws Fault not_found, request.invalid */
export const updateBlock = async (
  app: App,
  { accountId }: AgentPrincipal,
  blockId: string,
  change: Params<'block.update'>['change'],
): Promise<ListedBlock> => {
  if (change.untilMs !== undefined) checkEnd(change.untilMs, app.clock.now())
  const told: BlockChange = {
    ...(change.reason !== undefined && { reason: change.reason.trim() }),
    ...(change.untilMs !== undefined && { untilMs: change.untilMs }),
  }
  const listed = await app.store.account(accountId).blocks.update(blockId, told)
  if (listed === null) throw notFound()
  await app.directory.refresh(accountId)
  await enforceBlocks(app, accountId, listed.block)
  return listed
}

/** Lets them in again. @throws Fault not_found */
export const removeBlock = async (app: App, { accountId }: AgentPrincipal, blockId: string): Promise<void> => {
  if (!(await app.store.account(accountId).blocks.remove(blockId))) throw notFound()
  await app.directory.refresh(accountId)
}

const checkEnd = (untilMs: number | null, nowMs: number): void => {
  if (untilMs !== null && untilMs <= nowMs)
    throw new Fault('request.invalid', 'The end is past already.', { details: { field: 'untilMs' } })
}

const targetOf = async (
  app: App,
  agent: AgentPrincipal,
  target: Params<'block.create'>['target'],
): Promise<BlockTarget> => {
  if (target.kind === 'contact') {
    await mustSeeContact(app, agent, target.contactId)
    return target
  }
  const range = parseRange(target.range)
  if (range === null)
    throw new Fault('request.invalid', 'This is no IP address and no range.', { details: { field: 'range' } })
  const why = forbiddenWhy(range, { proxies: app.settings.trustedProxies, own: await app.ownAddresses.list() })
  if (why !== null)
    throw new Fault('block.forbidden_address', 'This address or range can not be blocked.', { details: { why } })
  return { kind: 'address', range: writeRange(range) }
}
