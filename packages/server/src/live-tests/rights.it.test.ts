import { inOrder, type Right, rights, rightsOfRole } from '@frontdesk/domain'
import {
  type Asker,
  type CommandName,
  type CommandShape,
  commands,
  type ErrorCode,
  errorCatalogue,
} from '@frontdesk/protocol'
import { askHttp, enterVisitor, openRawSocket, type Person, signedInSocket } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, paramsOf, type World } from './commands-of-a-world.ts'
import { useServer } from './testing.ts'

/** Who asks, always about what belongs to the first company's visitor. */
const askers = [
  'nobody',
  'owner',
  'other visitor',
  'agent',
  'supervisor',
  'administrator',
  /** An own role with the right that the command asks for, and one with all rights but that. */
  'holder of the right',
  'holder of all others',
  'agent elsewhere',
  'administrator elsewhere',
] as const
type AskerName = (typeof askers)[number]

const names = Object.keys(commands) as CommandName[]
const roleOf: { readonly [A in AskerName]: Asker } = {
  nobody: 'anyone',
  owner: 'visitor',
  'other visitor': 'visitor',
  agent: 'agent',
  supervisor: 'agent',
  'holder of the right': 'agent',
  'holder of all others': 'agent',
  administrator: 'administrator',
  'agent elsewhere': 'agent',
  'administrator elsewhere': 'administrator',
}

/** Commands that name a thing by its id and would tell whether it exists. */
const aboutThings: ReadonlySet<CommandName> = new Set<CommandName>([
  'agent.update',
  'agent.reset',
  'agent.invite',
  'role.update',
  'role.remove',
  'agent.disable',
  'agent.enable',
  'team.update',
  'handling-rule.update',
  'canned-response.update',
  'canned-response.remove',
  'canned-response.attach',
  'handling-rule.remove',
  'team.departure',
  'team.remove',
  'hours.update',
  'hours.remove',
  'agent.departure',
  'offer.accept',
  'offer.decline',
  'site.update',
  'site.installation',
  'identity-key.list',
  'identity-key.create',
  'identity-key.remove',
  'retention.run',
  'contact.read',
  'contact.export',
  'contact.handle',
  'contact.erase',
  'block.update',
  'block.remove',
  'conversation.open',
  'conversation.resume',
  'conversation.history',
  'message.send',
  'message.edit',
  'message.recall',
  'message.react',
  'message.uncard',
  'message.versions',
  'file.create',
  'message.translate',
  'message.transcribe',
  'interpretation.read',
  'interpretation.switch',
  'interpretation.choose',
  'conversation.take',
  'conversation.join',
  'conversation.leave',
  'conversation.transfer',
  'conversation.snooze',
  'conversation.close',
  'conversation.reopen',
  'receipt.update',
  'callback.read',
  'callback.serve',
  'conversation.reach',
  'callback.update',
  'callback.claim',
  'callback.remove',
  'callback.restore',
  'room.direct',
  'room.create',
  'room.gather',
  'handling-rule.create',
  'invitation.create',
  'invitation.withdraw',
  'invitation.accept',
  'invitation.decline',
  'trigger.update',
  'tag.update',
  'tag.remove',
  'conversation.tag',
  'conversation.rate',
  'transcript.read',
  'conversation.export',
  'conversation.describe',
  'contact.tag',
  'trigger.remove',
])

/** What one asker has taken away is not there for the next. */
const takesAway: ReadonlySet<CommandName> = new Set(names.filter((name) => /\.(remove|erase|cancel)$/.test(name)))

/** The installation's owner alone; to administrators of other companies these are not there. */
const ofOwner: ReadonlySet<CommandName> = new Set<CommandName>([
  'company.list',
  'company.create',
  'installation.read',
  'mail.test',
])

/** Of colleagues, only who has the conversation, or has invited, may do these; who that is, is tested where they are. */
const ofHolder: ReadonlySet<CommandName> = new Set<CommandName>([
  'conversation.transfer',
  'conversation.snooze',
  'invitation.withdraw',
  'canned-response.update',
  'canned-response.remove',
])

/** To all but who uploads it an upload is not there. */
const ofUploader: ReadonlySet<CommandName> = new Set<CommandName>(['file.read', 'file.finish', 'file.cancel'])

/** To all who are not in it, whatever their rights, a room is not there. */
const ofMembers: ReadonlySet<CommandName> = new Set<CommandName>([
  'room.team',
  'room.rename',
  'room.add',
  'room.remove',
  'room.leave',
  'room.reach',
  'room.notices',
  'room.invite',
  'room.invitations',
  'room.end',
  'room.name',
])

const isForeign = (who: AskerName): boolean => who === 'other visitor' || who.endsWith('elsewhere')

/** Both own roles see all conversations, so that what is refused to them is refused for want of the right. */
const rightsFor = (who: AskerName, right: Right | undefined): readonly Right[] => {
  switch (who) {
    case 'holder of the right':
      return inOrder(['conversations.all', ...(right === undefined ? [] : [right])])
    case 'holder of all others':
      return rights.filter((one) => one !== right)
    case 'supervisor':
      return rightsOfRole('supervisor')
    case 'agent':
    case 'agent elsewhere':
      return rightsOfRole('agent')
    case 'administrator':
    case 'administrator elsewhere':
      return rightsOfRole('administrator')
    default:
      return []
  }
}

/** What a right alone decides: the code of the refusal, or null where the use case itself has the word. */
const expectedRefusal = (name: CommandName, who: AskerName): ErrorCode | null => {
  const allowed: readonly Asker[] = commands[name].askers
  if (allowed.includes('anyone')) return null
  if (who === 'nobody') return 'auth.required'
  if (!allowed.includes(roleOf[who])) return 'right.missing'
  const { right }: CommandShape = commands[name]
  if (right !== undefined && roleOf[who] !== 'visitor' && !rightsFor(who, right).includes(right)) return 'right.missing'
  if (ofMembers.has(name) || (ofUploader.has(name) && who !== 'owner')) return 'not_found'
  return isForeign(who) && (aboutThings.has(name) || ofOwner.has(name)) ? 'not_found' : null
}

/** Refusals that only rights and ownership give. Where none of them is expected, none may come. */
const byRight: readonly (string | undefined)[] = ['auth.required', 'right.missing', 'not_found', 'server.error']

describe('who may do what', () => {
  const server = useServer({
    limits: { visitorMessagesPer10s: 1_000, signInsPerIpPer15m: 1_000, signInsPerLoginPer15m: 1_000 },
  })
  let here: World
  let elsewhere: World
  let stranger: Person
  beforeAll(async () => {
    here = await makeWorld(server(), 'first')
    elsewhere = await makeWorld(server(), 'another')
    stranger = await enterVisitor(server())
  })

  const person = async (who: AskerName, name: CommandName): Promise<Person | null> => {
    const { right }: CommandShape = commands[name]
    switch (who) {
      case 'nobody':
        return null
      case 'owner':
        return here.visitor
      case 'other visitor':
        return stranger
      case 'agent':
      case 'supervisor':
      case 'administrator':
        return here.staff(who)
      case 'holder of the right':
      case 'holder of all others':
        return here.staffWith(rightsFor(who, right))
      case 'agent elsewhere':
        return elsewhere.staff('agent')
      case 'administrator elsewhere':
        return elsewhere.staff('administrator')
    }
  }

  const checkCode = (name: CommandName, code: ErrorCode | undefined, expected: ErrorCode | null): void => {
    if (expected === null && ofHolder.has(name) && code === 'right.missing') return
    if (expected === null && takesAway.has(name) && code === 'not_found') return
    if (expected === null) expect(byRight).not.toContain(code)
    else expect(code).toBe(expected)
  }

  const cells = names.flatMap((name) => askers.map((who) => [name, who] as const))
  // What these answer to anybody is a matter of the words that are sent, and is tested where signing in is.
  const openDoors: readonly CommandName[] = ['visitor.enter', 'visitor.boot']

  it.each(cells.filter(([name]) => 'http' in commands[name] && !openDoors.includes(name)))(
    '[SEC-B1][PRO8][RGT1] %s by %s over HTTP',
    async (name, who) => {
      // Who leaves is somebody that nobody else needs.
      const leaves = name === 'visitor.end' && roleOf[who] === 'visitor'
      const someone = leaves ? await enterVisitor(server()) : await person(who, name)
      const things = name === 'session.revoke' ? await ownSession(who) : here.things
      const answer = await askHttp(server().url, name, paramsOf[name](things), someone?.who ?? {})
      checkCode(name, answer.ok ? undefined : answer.error.code, expectedRefusal(name, who))
      if (!answer.ok) expect(answer.status).toBe(errorCatalogue[answer.error.code].status)
    },
  )

  it.each(cells.filter(([name]) => commands[name].socket))(
    '[SEC-B1][PRO8][RGT1] %s by %s over WebSocket',
    async (name, who) => {
      const someone = await person(who, name)
      const socket = someone === null ? await openRawSocket(server().url) : await signedInSocket(server().url, someone)
      if (someone === null) {
        socket.say({ type: 'request', id: 1, command: name, params: paramsOf[name](here.things) })
        expect(await socket.next('error')).toMatchObject({ error: { code: 'auth.required' } })
        expect(await socket.closed).toBe(4401)
        return
      }
      const answer = await socket.ask(name, paramsOf[name](here.things))
      checkCode(name, answer.type === 'error' ? answer.error.code : undefined, expectedRefusal(name, who))
      socket.close()
    },
  )

  it.each(names.filter((name) => !commands[name].socket))('[PRO8] %s has no door on the WebSocket', async (name) => {
    const socket = await signedInSocket(server().url, await here.staff('administrator'))
    const answer = await socket.ask(name, paramsOf[name](here.things))
    expect(answer).toMatchObject({ type: 'error', error: { code: 'request.invalid' } })
    socket.close()
  })

  /** A session of the asker's own to end. */
  const ownSession = async (who: AskerName) => {
    const someone = await person(who, 'session.revoke')
    const own = someone !== null && 'sessionId' in someone ? (someone as { sessionId: string }) : null
    return { ...here.things, sessionId: own?.sessionId ?? here.things.sessionId }
  }
})
