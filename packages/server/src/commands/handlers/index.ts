import type { CommandName, commands } from '@frontdesk/protocol'
import type { EveryoneHandler, OpenHandler, StaffHandler, VisitorHandler } from '../handler.ts'
import * as agents from './agents.ts'
import * as assignment from './assignment.ts'
import * as audit from './audit.ts'
import * as blocks from './blocks.ts'
import * as callbacks from './callbacks.ts'
import * as canned from './canned.ts'
import * as contacts from './contacts.ts'
import * as conversations from './conversations.ts'
import * as files from './files.ts'
import * as handlingRules from './handling-rules.ts'
import * as hours from './hours.ts'
import * as installation from './installation.ts'
import * as interpretation from './interpretation.ts'
import * as invitations from './invitations.ts'
import * as link from './link.ts'
import * as mail from './mail.ts'
import * as presence from './presence.ts'
import * as privacy from './privacy.ts'
import * as ratings from './ratings.ts'
import * as roles from './roles.ts'
import * as rooms from './rooms.ts'
import * as search from './search.ts'
import * as service from './service.ts'
import * as sessions from './sessions.ts'
import * as sites from './sites.ts'
import * as states from './states.ts'
import * as tags from './tags.ts'
import * as teams from './teams.ts'
import * as transcripts from './transcripts.ts'
import * as visitors from './visitors.ts'

/** The kind of handler that fits a command's askers: it is given no principal that the command does not admit. */
type HandlerFor<N extends CommandName> = 'anyone' extends (typeof commands)[N]['askers'][number]
  ? OpenHandler<N>
  : 'visitor' extends (typeof commands)[N]['askers'][number]
    ? 'administrator' extends (typeof commands)[N]['askers'][number]
      ? EveryoneHandler<N>
      : VisitorHandler<N>
    : StaffHandler<N>

/** Every command's handler, under the command's name. */
export const handlers: { [N in CommandName]: HandlerFor<N> } = {
  'session.create': sessions.createSession,
  'installation.greet': installation.greet,
  'password.request': mail.askForPassword,
  'password.set': mail.setPassword,
  'session.end': sessions.endOwnSession,
  'session.list': sessions.listSessions,
  'session.revoke': sessions.revokeSession,
  'socket.admit': sessions.admit,
  'link.poll': link.poll,
  'link.request': link.request,
  'link.leave': link.leave,
  'profile.read': sessions.readProfile,
  'profile.update': agents.updateProfile,
  'password.change': agents.changeOwnPassword,
  'picture.remove': agents.removeOwnPicture,
  'account.read': agents.readAccount,
  'account.update': agents.changeAccount,
  'service.update': agents.changeService,
  'agent.list': agents.listAgents,
  'agent.create': agents.issueAgent,
  'agent.update': agents.changeOtherAgent,
  'agent.reset': agents.resetAgentPassword,
  'agent.invite': mail.invite,
  'agent.departure': assignment.departure,
  'queue.read': assignment.readBoard,
  'offer.accept': assignment.accept,
  'offer.decline': assignment.decline,
  'state.set': states.set,
  'state.ledger': states.ledger,
  'agent.disable': agents.disable,
  'agent.enable': agents.enable,
  'team.list': teams.list,
  'team.create': teams.create,
  'team.update': teams.update,
  'team.departure': teams.readDeparture,
  'team.remove': teams.remove,
  'hours.list': hours.list,
  'hours.preview': hours.preview,
  'hours.create': hours.create,
  'hours.update': hours.update,
  'hours.remove': hours.remove,
  'role.list': roles.list,
  'role.create': roles.create,
  'role.update': roles.update,
  'role.remove': roles.remove,
  'room.list': rooms.list,
  'room.direct': rooms.direct,
  'room.team': rooms.ofTeam,
  'room.create': rooms.create,
  'room.rename': rooms.rename,
  'room.add': rooms.add,
  'room.remove': rooms.remove,
  'room.leave': rooms.leave,
  'room.gather': rooms.gather,
  'room.invite': rooms.invite,
  'room.invitations': rooms.invitations,
  'room.end': rooms.end,
  'room.name': rooms.name,
  'room.reach': rooms.reach,
  'room.notices': rooms.notices,
  'search.messages': search.messages,
  'search.conversations': search.conversations,
  'search.contacts': search.contacts,
  'transcript.read': transcripts.read,
  'transcript.mail': transcripts.mail,
  'conversation.export': transcripts.exportOne,
  'conversation.rate': ratings.rate,
  'rating.read': ratings.read,
  'tag.list': tags.list,
  'tag.create': tags.create,
  'tag.update': tags.update,
  'tag.remove': tags.remove,
  'conversation.tag': tags.tag,
  'conversation.describe': tags.describe,
  'contact.tag': tags.tagPerson,
  'company.list': installation.listCompanies,
  'company.create': installation.makeCompany,
  'company.register': installation.register,
  'installation.read': installation.read,
  'mail.test': mail.testMail,
  'site.list': sites.list,
  'site.create': sites.create,
  'site.update': sites.update,
  'site.installation': sites.readInstallation,
  'identity-key.list': sites.listIdentityKeys,
  'identity-key.create': sites.createIdentityKey,
  'identity-key.remove': sites.removeIdentityKey,
  'visitor.boot': visitors.boot,
  'visitor.enter': visitors.enter,
  'visitor.end': visitors.end,
  'contact.update': visitors.changeContact,
  'visit.update': visitors.changeVisit,
  'visit.typing': visitors.typeFirstWords,
  'address.challenge': mail.challenge,
  'address.confirm': mail.confirm,
  'presence.report': presence.report,
  'presence.announce': presence.announce,
  'visitor.read': visitors.readVisitor,
  'visitor.list': visitors.listVisitors,
  'visitor.trail': visitors.readVisitorTrail,
  'board.read': visitors.readBoardPage,
  'board.watch': visitors.watchBoard,
  'board.unwatch': visitors.unwatchBoard,
  'block.list': blocks.list,
  'block.create': blocks.create,
  'block.update': blocks.update,
  'block.remove': blocks.remove,
  'block.export': blocks.exportList,
  'contact.handle': contacts.handle,
  'contact.read': contacts.read,
  'handling-rule.list': handlingRules.list,
  'handling-rule.create': handlingRules.create,
  'handling-rule.update': handlingRules.update,
  'handling-rule.remove': handlingRules.remove,
  'handling-rule.order': handlingRules.order,
  'canned-response.list': canned.list,
  'canned-response.create': canned.create,
  'canned-response.update': canned.update,
  'canned-response.remove': canned.remove,
  'retention.list': privacy.listRetentionRuns,
  'retention.run': privacy.runSiteRetention,
  'contact.export': privacy.exportOneContact,
  'contact.erase': privacy.eraseOneContact,
  'erasure.list': privacy.listErasures,
  'conversation.start': conversations.start,
  'conversation.open': conversations.open,
  'conversation.list': conversations.list,
  'conversation.resume': conversations.resume,
  'conversation.unwatch': conversations.unwatch,
  'conversation.history': conversations.history,
  'message.send': conversations.send,
  'message.edit': conversations.edit,
  'message.recall': conversations.recall,
  'message.react': conversations.react,
  'message.versions': conversations.versions,
  'file.create': files.create,
  'file.read': files.read,
  'file.finish': files.finish,
  'file.cancel': files.cancel,
  'file.pass': files.pass,
  'conversation.reach': conversations.reach,
  'conversation.take': conversations.take,
  'conversation.join': conversations.join,
  'conversation.leave': conversations.leave,
  'conversation.transfer': service.transfer,
  'conversation.snooze': service.snooze,
  'conversation.close': conversations.close,
  'conversation.reopen': conversations.reopen,
  'receipt.update': conversations.updateMarks,
  'typing.set': conversations.setTyping,
  'viewing.set': conversations.setViewing,
  'callback.list': callbacks.list,
  'callback.read': callbacks.read,
  'callback.create': callbacks.create,
  'callback.update': callbacks.update,
  'callback.claim': callbacks.claim,
  'callback.remove': callbacks.remove,
  'callback.restore': callbacks.restore,
  'callback.serve': callbacks.serve,
  'callback.export': callbacks.exportList,
  'callback.import': callbacks.importList,
  'audit.list': audit.list,
  'audit.export': audit.exportEvents,
  'invitation.list': invitations.list,
  'invitation.create': invitations.create,
  'invitation.withdraw': invitations.withdraw,
  'invitation.accept': invitations.accept,
  'invitation.decline': invitations.decline,
  'interpretation-settings.read': interpretation.readSettings,
  'interpretation-settings.update': interpretation.changeSettings,
  'interpretation.try': interpretation.tryOut,
  'interpretation.pairs': interpretation.pairs,
  'interpretation.read': interpretation.read,
  'interpretation.switch': interpretation.switchHere,
  'interpretation.choose': interpretation.choose,
  'message.translate': interpretation.translate,
  'invitation-settings.read': invitations.readSettings,
  'invitation-settings.update': invitations.changeSettings,
  'trigger.list': invitations.listTriggers,
  'trigger.create': invitations.makeTrigger,
  'trigger.update': invitations.updateTrigger,
  'trigger.remove': invitations.dropTrigger,
  'trigger.hits': invitations.listHits,
  'feed.resume': conversations.resumeFeed,
}
