import type { Invitation } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { notFound } from '../../app/fault.ts'
import { acceptInvitation, declineInvitation } from '../../app/invitations/answer.ts'
import { changeTrigger, createTrigger, removeTrigger, settleInvitations } from '../../app/invitations/change-rules.ts'
import { inviteVisitor } from '../../app/invitations/invite.ts'
import { listInvitations } from '../../app/invitations/list.ts'
import { withdrawInvitation } from '../../app/invitations/withdraw.ts'
import { presentHit, presentInvitation, presentTrigger } from '../../presenters/invitation.ts'
import type { StaffHandler, VisitorHandler } from '../handler.ts'

const hitsShown = 200

const presented = async (app: App, invitation: Invitation): Promise<Wire.Invitation> => {
  const { accountId, contactId } = invitation
  const contact = await app.store.account(accountId).contacts.byId(contactId)
  if (contact === null) throw notFound()
  return presentInvitation(invitation, contact, await app.directory.of(accountId))
}

const presentSettings = ({ texts, ...settings }: Awaited<ReturnType<typeof settleInvitations>>) => ({
  ...settings,
  texts: { en: [...texts.en], 'zh-CN': [...texts['zh-CN']] },
})

export const list: StaffHandler<'invitation.list'> = async (app, { principal }) => {
  const [listed, directory] = await Promise.all([
    listInvitations(app, principal),
    app.directory.of(principal.accountId),
  ])
  return {
    invitations: listed.map(({ invitation, contact }) => presentInvitation(invitation, contact, directory)),
  }
}

export const create: StaffHandler<'invitation.create'> = async (
  app,
  { principal },
  { beyondCapacity = false, ...asked },
) => presented(app, await inviteVisitor(app, principal, { ...asked, beyondCapacity }))

export const withdraw: StaffHandler<'invitation.withdraw'> = async (app, { principal }, { invitationId }) =>
  presented(app, await withdrawInvitation(app, principal, invitationId))

export const accept: VisitorHandler<'invitation.accept'> = async (app, { principal, ip }, { invitationId }) => ({
  conversationId: await acceptInvitation(app, principal, invitationId, ip),
})

export const decline: VisitorHandler<'invitation.decline'> = async (app, { principal }, { invitationId }) => {
  await declineInvitation(app, principal, invitationId)
  return {}
}

export const readSettings: StaffHandler<'invitation-settings.read'> = async (app, { principal }) =>
  presentSettings((await app.directory.of(principal.accountId)).invitations)

export const changeSettings: StaffHandler<'invitation-settings.update'> = async (app, { principal }, { change }) =>
  presentSettings(await settleInvitations(app, principal.accountId, change))

export const listTriggers: StaffHandler<'trigger.list'> = async (app, { principal }) => ({
  triggers: (await app.directory.of(principal.accountId)).triggers.map(presentTrigger),
})

export const makeTrigger: StaffHandler<'trigger.create'> = async (app, { principal }, { name }) =>
  presentTrigger(await createTrigger(app, principal.accountId, name))

export const updateTrigger: StaffHandler<'trigger.update'> = async (app, { principal }, { triggerId, change }) =>
  presentTrigger(await changeTrigger(app, principal.accountId, triggerId, change))

export const dropTrigger: StaffHandler<'trigger.remove'> = async (app, { principal }, { triggerId }) => {
  await removeTrigger(app, principal.accountId, triggerId)
  return {}
}

export const listHits: StaffHandler<'trigger.hits'> = async (app, { principal }) => {
  const [hits, directory] = await Promise.all([
    app.store.account(principal.accountId).triggers.hits(hitsShown),
    app.directory.of(principal.accountId),
  ])
  return { hits: hits.map((hit) => presentHit(hit, directory)) }
}
