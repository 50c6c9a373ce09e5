import type { InvitationSettings, Trigger } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { TriggerChange } from '../ports/invitation-store.ts'

/** Changes how the company invites, piece by piece. */
export const settleInvitations = async (
  app: App,
  accountId: string,
  change: Partial<InvitationSettings>,
): Promise<InvitationSettings> => {
  const settings = await app.store.account(accountId).invitations.settle(change)
  await app.directory.refresh(accountId)
  return settings
}

/**
 * A rule that does nothing until it is given conditions and switched on.
 * @throws Fault list.full
 */
export const createTrigger = async (app: App, accountId: string, name: string): Promise<Trigger> => {
  const trigger: Trigger = {
    accountId,
    id: app.ids.next(),
    name,
    mode: 'off',
    siteId: null,
    conditions: [],
    texts: { en: '', 'zh-CN': '' },
    createdAtMs: app.clock.now(),
  }
  if (!(await app.store.account(accountId).triggers.create(trigger, limits.triggers)))
    throw new Fault('list.full', 'There are too many rules.')
  await app.directory.refresh(accountId)
  return trigger
}

/** @throws Fault not_found */
export const changeTrigger = async (
  app: App,
  accountId: string,
  triggerId: string,
  change: TriggerChange,
): Promise<Trigger> => {
  const trigger = await app.store.account(accountId).triggers.update(triggerId, change)
  if (trigger === null) throw notFound()
  await app.directory.refresh(accountId)
  return trigger
}

/** @throws Fault not_found */
export const removeTrigger = async (app: App, accountId: string, triggerId: string): Promise<void> => {
  if (!(await app.store.account(accountId).triggers.remove(triggerId))) throw notFound()
  await app.directory.refresh(accountId)
}
