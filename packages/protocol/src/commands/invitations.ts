import * as R from '../resources.ts'
import { Exact, Id, Type } from '../schema.ts'
import { Done, define, Some, staff } from './shape.ts'

const inInvitation = { invitationId: Id }
const inTrigger = { triggerId: Id }

/** Invitations on the page, and the rules that invite by themselves. */
export const invitationCommands = {
  /** The newest of each visitor of the last day. */
  'invitation.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/invitations' },
    params: Exact({}),
    result: Exact({ invitations: Type.Array(R.Invitation) }),
  }),
  'invitation.create': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/invitations' },
    params: Exact({
      contactId: Id,
      /** The site it is on now. */
      siteId: Id,
      text: R.InvitationText,
      /** The agent knows that it would have more conversations than it may. */
      beyondCapacity: Type.Optional(Type.Boolean()),
    }),
    result: R.Invitation,
  }),
  /** By who invited, or a supervisor. */
  'invitation.withdraw': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/invitations/:invitationId/withdrawal' },
    params: Exact(inInvitation),
    result: R.Invitation,
  }),
  /** From then on its agent serves the visitor, in that conversation. */
  'invitation.accept': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/invitations/:invitationId/acceptance' },
    params: Exact(inInvitation),
    result: Exact({ conversationId: Id }),
  }),
  'invitation.decline': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/invitations/:invitationId/refusal' },
    params: Exact(inInvitation),
    result: Done,
  }),
  'invitation-settings.read': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/invitation-settings' },
    params: Exact({}),
    result: R.InvitationSettings,
  }),
  'invitation-settings.update': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'invitations' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/invitation-settings' },
    params: Exact({ change: Some(R.invitationSettings) }),
    result: R.InvitationSettings,
  }),
  'trigger.list': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/triggers' },
    params: Exact({}),
    result: Exact({ triggers: Type.Array(R.Trigger) }),
  }),
  /** Off, without a condition, until that is changed. */
  'trigger.create': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'trigger', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/triggers' },
    params: Exact({ name: R.triggerSettings.name }),
    result: R.Trigger,
  }),
  'trigger.update': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'trigger', id: 'params.triggerId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/triggers/:triggerId' },
    params: Exact({ ...inTrigger, change: Some(R.triggerSettings) }),
    result: R.Trigger,
  }),
  'trigger.remove': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'trigger', id: 'params.triggerId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/triggers/:triggerId' },
    params: Exact(inTrigger),
    result: Done,
  }),
  /** Whom rules in test would have invited, newest first. */
  'trigger.hits': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/trigger-hits' },
    params: Exact({}),
    result: Exact({ hits: Type.Array(R.TriggerHit) }),
  }),
} as const
