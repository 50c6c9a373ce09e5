import type { AuditedCommand } from '@frontdesk/protocol'
import type { TextId } from '../../../lib/i18n.ts'

type Texts = { did: TextId; act: TextId }

/** What each act is called, as a sentence and as a name; one that is audited does not compile without. */
export const actTexts: { readonly [N in AuditedCommand | 'audit.sweep']: Texts } = {
  'account.update': { did: 'audit.did.account.update', act: 'audit.act.account.update' },
  'agent.create': { did: 'audit.did.agent.create', act: 'audit.act.agent.create' },
  'agent.disable': { did: 'audit.did.agent.disable', act: 'audit.act.agent.disable' },
  'agent.enable': { did: 'audit.did.agent.enable', act: 'audit.act.agent.enable' },
  'agent.invite': { did: 'audit.did.agent.invite', act: 'audit.act.agent.invite' },
  'agent.reset': { did: 'audit.did.agent.reset', act: 'audit.act.agent.reset' },
  'agent.update': { did: 'audit.did.agent.update', act: 'audit.act.agent.update' },
  'audit.export': { did: 'audit.did.audit.export', act: 'audit.act.audit.export' },
  'audit.sweep': { did: 'audit.did.audit.sweep', act: 'audit.act.audit.sweep' },
  'block.create': { did: 'audit.did.block.create', act: 'audit.act.block.create' },
  'block.export': { did: 'audit.did.block.export', act: 'audit.act.block.export' },
  'block.remove': { did: 'audit.did.block.remove', act: 'audit.act.block.remove' },
  'block.update': { did: 'audit.did.block.update', act: 'audit.act.block.update' },
  'callback.export': { did: 'audit.did.callback.export', act: 'audit.act.callback.export' },
  'callback.import': { did: 'audit.did.callback.import', act: 'audit.act.callback.import' },
  'company.create': { did: 'audit.did.company.create', act: 'audit.act.company.create' },
  'company.register': { did: 'audit.did.company.register', act: 'audit.act.company.register' },
  'contact.erase': { did: 'audit.did.contact.erase', act: 'audit.act.contact.erase' },
  'contact.export': { did: 'audit.did.contact.export', act: 'audit.act.contact.export' },
  'contact.handle': { did: 'audit.did.contact.handle', act: 'audit.act.contact.handle' },
  'canned-response.create': { did: 'audit.did.canned-response.create', act: 'audit.act.canned-response.create' },
  'canned-response.remove': { did: 'audit.did.canned-response.remove', act: 'audit.act.canned-response.remove' },
  'canned-response.update': { did: 'audit.did.canned-response.update', act: 'audit.act.canned-response.update' },
  'conversation.export': { did: 'audit.did.conversation.export', act: 'audit.act.conversation.export' },
  'handling-rule.create': { did: 'audit.did.handling-rule.create', act: 'audit.act.handling-rule.create' },
  'handling-rule.order': { did: 'audit.did.handling-rule.order', act: 'audit.act.handling-rule.order' },
  'handling-rule.remove': { did: 'audit.did.handling-rule.remove', act: 'audit.act.handling-rule.remove' },
  'handling-rule.update': { did: 'audit.did.handling-rule.update', act: 'audit.act.handling-rule.update' },
  'hours.create': { did: 'audit.did.hours.create', act: 'audit.act.hours.create' },
  'hours.remove': { did: 'audit.did.hours.remove', act: 'audit.act.hours.remove' },
  'hours.update': { did: 'audit.did.hours.update', act: 'audit.act.hours.update' },
  'identity-key.create': { did: 'audit.did.identity-key.create', act: 'audit.act.identity-key.create' },
  'identity-key.remove': { did: 'audit.did.identity-key.remove', act: 'audit.act.identity-key.remove' },
  'interpretation-settings.update': {
    did: 'audit.did.interpretation-settings.update',
    act: 'audit.act.interpretation-settings.update',
  },
  'invitation-settings.update': {
    did: 'audit.did.invitation-settings.update',
    act: 'audit.act.invitation-settings.update',
  },
  'mail.test': { did: 'audit.did.mail.test', act: 'audit.act.mail.test' },
  'password.change': { did: 'audit.did.password.change', act: 'audit.act.password.change' },
  'password.request': { did: 'audit.did.password.request', act: 'audit.act.password.request' },
  'password.set': { did: 'audit.did.password.set', act: 'audit.act.password.set' },
  'profile.update': { did: 'audit.did.profile.update', act: 'audit.act.profile.update' },
  'retention.run': { did: 'audit.did.retention.run', act: 'audit.act.retention.run' },
  'role.create': { did: 'audit.did.role.create', act: 'audit.act.role.create' },
  'role.remove': { did: 'audit.did.role.remove', act: 'audit.act.role.remove' },
  'role.update': { did: 'audit.did.role.update', act: 'audit.act.role.update' },
  'service.update': { did: 'audit.did.service.update', act: 'audit.act.service.update' },
  'session.create': { did: 'audit.did.session.create', act: 'audit.act.session.create' },
  'session.end': { did: 'audit.did.session.end', act: 'audit.act.session.end' },
  'session.revoke': { did: 'audit.did.session.revoke', act: 'audit.act.session.revoke' },
  'site.create': { did: 'audit.did.site.create', act: 'audit.act.site.create' },
  'site.update': { did: 'audit.did.site.update', act: 'audit.act.site.update' },
  'tag.create': { did: 'audit.did.tag.create', act: 'audit.act.tag.create' },
  'tag.remove': { did: 'audit.did.tag.remove', act: 'audit.act.tag.remove' },
  'tag.update': { did: 'audit.did.tag.update', act: 'audit.act.tag.update' },
  'team.create': { did: 'audit.did.team.create', act: 'audit.act.team.create' },
  'team.remove': { did: 'audit.did.team.remove', act: 'audit.act.team.remove' },
  'team.update': { did: 'audit.did.team.update', act: 'audit.act.team.update' },
  'trigger.create': { did: 'audit.did.trigger.create', act: 'audit.act.trigger.create' },
  'trigger.remove': { did: 'audit.did.trigger.remove', act: 'audit.act.trigger.remove' },
  'trigger.update': { did: 'audit.did.trigger.update', act: 'audit.act.trigger.update' },
}

const byCommand: { readonly [command: string]: Texts } = actTexts

/** Null for an act of a release that is newer than this page. */
export const textsOf = (command: string): Texts | null => byCommand[command] ?? null
