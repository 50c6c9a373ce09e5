import type { CommandName, commands } from '@frontdesk/protocol'

/** The HTTP doors of the commands, as the protocol's own types have them. */
type Doors = {
  [N in CommandName as (typeof commands)[N] extends { http: object } ? N : never]: (typeof commands)[N] extends {
    http: infer Door
  }
    ? Door
    : never
}

/**
 * The doors that the console uses over HTTP. Repeated here, and compared with the protocol by the compiler, so that the
 * schema library stays out of the browser.
 */
export const httpDoors = {
  'session.create': { method: 'POST', path: '/api/v1/sign-in' },
  'installation.greet': { method: 'GET', path: '/api/v1/installation/greeting' },
  'password.request': { method: 'POST', path: '/api/v1/password-requests' },
  'password.set': { method: 'PUT', path: '/api/v1/password' },
  'company.register': { method: 'POST', path: '/api/v1/registrations' },
  'session.end': { method: 'POST', path: '/api/v1/sign-out' },
  'session.list': { method: 'GET', path: '/api/v1/me/sessions' },
  'session.revoke': { method: 'DELETE', path: '/api/v1/me/sessions/:sessionId' },
  'socket.admit': { method: 'POST', path: '/api/v1/socket-tickets' },
  'profile.read': { method: 'GET', path: '/api/v1/me' },
  'profile.update': { method: 'PATCH', path: '/api/v1/me' },
  'password.change': { method: 'PUT', path: '/api/v1/me/password' },
  'picture.remove': { method: 'DELETE', path: '/api/v1/me/picture' },
  'account.read': { method: 'GET', path: '/api/v1/account' },
  'account.update': { method: 'PATCH', path: '/api/v1/account' },
  'agent.list': { method: 'GET', path: '/api/v1/agents' },
  'agent.create': { method: 'POST', path: '/api/v1/agents' },
  'agent.update': { method: 'PATCH', path: '/api/v1/agents/:agentId' },
  'agent.reset': { method: 'POST', path: '/api/v1/agents/:agentId/password' },
  'agent.invite': { method: 'POST', path: '/api/v1/agents/:agentId/invitation' },
  'agent.disable': { method: 'POST', path: '/api/v1/agents/:agentId/disable' },
  'agent.enable': { method: 'POST', path: '/api/v1/agents/:agentId/enable' },
  'service.update': { method: 'PATCH', path: '/api/v1/account/service' },
  'team.list': { method: 'GET', path: '/api/v1/teams' },
  'team.create': { method: 'POST', path: '/api/v1/teams' },
  'team.update': { method: 'PATCH', path: '/api/v1/teams/:teamId' },
  'team.departure': { method: 'GET', path: '/api/v1/teams/:teamId/departure' },
  'team.remove': { method: 'DELETE', path: '/api/v1/teams/:teamId' },
  'hours.list': { method: 'GET', path: '/api/v1/business-hours' },
  'hours.create': { method: 'POST', path: '/api/v1/business-hours' },
  'hours.update': { method: 'PATCH', path: '/api/v1/business-hours/:hoursId' },
  'hours.remove': { method: 'DELETE', path: '/api/v1/business-hours/:hoursId' },
  'handling-rule.list': { method: 'GET', path: '/api/v1/handling-rules' },
  'handling-rule.create': { method: 'POST', path: '/api/v1/handling-rules' },
  'handling-rule.update': { method: 'PATCH', path: '/api/v1/handling-rules/:ruleId' },
  'handling-rule.remove': { method: 'DELETE', path: '/api/v1/handling-rules/:ruleId' },
  'handling-rule.order': { method: 'PUT', path: '/api/v1/handling-rules/order' },
  'contact.handle': { method: 'PUT', path: '/api/v1/contacts/:contactId/handling' },
  'block.list': { method: 'GET', path: '/api/v1/blocks' },
  'block.create': { method: 'POST', path: '/api/v1/blocks' },
  'block.update': { method: 'PATCH', path: '/api/v1/blocks/:blockId' },
  'block.remove': { method: 'DELETE', path: '/api/v1/blocks/:blockId' },
  'block.export': { method: 'GET', path: '/api/v1/block-export' },
  'role.list': { method: 'GET', path: '/api/v1/roles' },
  'role.create': { method: 'POST', path: '/api/v1/roles' },
  'role.update': { method: 'PATCH', path: '/api/v1/roles/:roleId' },
  'role.remove': { method: 'DELETE', path: '/api/v1/roles/:roleId' },
  'company.list': { method: 'GET', path: '/api/v1/companies' },
  'company.create': { method: 'POST', path: '/api/v1/companies' },
  'installation.read': { method: 'GET', path: '/api/v1/installation' },
  'mail.test': { method: 'POST', path: '/api/v1/installation/test-mail' },
  'site.list': { method: 'GET', path: '/api/v1/sites' },
  'site.create': { method: 'POST', path: '/api/v1/sites' },
  'site.update': { method: 'PATCH', path: '/api/v1/sites/:siteId' },
  'site.installation': { method: 'GET', path: '/api/v1/sites/:siteId/installation' },
  'identity-key.list': { method: 'GET', path: '/api/v1/sites/:siteId/identity-keys' },
  'identity-key.create': { method: 'POST', path: '/api/v1/sites/:siteId/identity-keys' },
  'identity-key.remove': { method: 'DELETE', path: '/api/v1/sites/:siteId/identity-keys/:keyId' },
  'contact.read': { method: 'GET', path: '/api/v1/contacts/:contactId' },
  'contact.export': { method: 'GET', path: '/api/v1/contacts/:contactId/export' },
  'contact.erase': { method: 'DELETE', path: '/api/v1/contacts/:contactId' },
  'erasure.list': { method: 'GET', path: '/api/v1/erasures' },
  'retention.list': { method: 'GET', path: '/api/v1/retention-runs' },
  'retention.run': { method: 'POST', path: '/api/v1/sites/:siteId/retention-runs' },
  'visitor.read': { method: 'GET', path: '/api/v1/contacts/:contactId/visit' },
  'invitation-settings.read': { method: 'GET', path: '/api/v1/invitation-settings' },
  'visitor.list': { method: 'GET', path: '/api/v1/visitors' },
  'agent.departure': { method: 'GET', path: '/api/v1/agents/:agentId/departure' },
  'queue.read': { method: 'GET', path: '/api/v1/queue' },
  'state.ledger': { method: 'GET', path: '/api/v1/state-ledger' },
  'callback.list': { method: 'GET', path: '/api/v1/callbacks' },
  'callback.read': { method: 'GET', path: '/api/v1/callbacks/:callbackId' },
  'callback.export': { method: 'GET', path: '/api/v1/callback-export' },
  'callback.import': { method: 'POST', path: '/api/v1/callback-imports', bodyBytes: 1_000_000 },
  'audit.list': { method: 'GET', path: '/api/v1/audit-events' },
  'audit.export': { method: 'POST', path: '/api/v1/audit-exports' },
  'conversation.list': { method: 'GET', path: '/api/v1/conversations' },
} as const satisfies Partial<Doors>

export type HttpCommand = keyof typeof httpDoors
