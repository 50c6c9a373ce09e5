import { isStorableData } from '@frontdesk/domain'
import {
  type CommandName,
  type CommandShape,
  commands,
  type Params,
  type Result,
  type TSchema,
} from '@frontdesk/protocol'
import { Compile, type Validator } from 'typebox/compile'
import { allow } from '../app/allow.ts'
import type { App } from '../app/app.ts'
import { isBlocked, refuseBlocked } from '../app/blocks/refuse-blocked.ts'
import { Fault } from '../app/fault.ts'
import type { AgentPrincipal, Principal, VisitorPrincipal } from '../app/principal.ts'
import { principalOfSession, principalOfTicket, principalOfVisitor, stillHolds } from '../app/sessions/authenticate.ts'
import type { Asking } from './asking.ts'
import { audited, auditedRefusal } from './audited.ts'
import { handlers } from './handlers/index.ts'

/**
 * Runs one command for either door: limit, authorise, validate, act (and write that down where it is audited), present.
 * @throws Fault with a code of the error catalogue; anything else it throws is a defect and is answered `server.error`
 */
export type Execute = <N extends CommandName>(name: N, params: unknown, asking: Asking) => Promise<Result<N>>

/** Finds out who asks. All answer `nobody` for what is absent, empty, unknown, expired or revoked. */
export interface Authenticate {
  bySessionSecret(secret: string | undefined): Promise<Principal>
  byVisitorToken(token: string | undefined): Promise<Principal>
  /** Redeems a socket ticket: it works once. */
  bySocketTicket(ticket: string): Promise<Principal>
  /** Asked once more when a socket has joined: a right that ended meanwhile must not slip through (promise 10). */
  stillHolds(principal: AgentPrincipal | VisitorPrincipal): Promise<boolean>
  /** Whether a block keeps this visitor, or the address it comes from, out; never an agent. */
  isBlocked(principal: Principal, ip: string): Promise<boolean>
}

export const createAuthenticate = (app: App): Authenticate => ({
  bySessionSecret: (secret) => principalOfSession(app, secret),
  byVisitorToken: (token) => principalOfVisitor(app, token),
  bySocketTicket: (ticket) => principalOfTicket(app, ticket),
  stillHolds: (principal) => stillHolds(app, principal),
  isBlocked: async (principal, ip) =>
    principal.kind === 'visitor' && isBlocked(app, principal.accountId, { contactId: principal.contactId, ip }),
})

/** All that an agent may do before it has changed a password that somebody else has set. */
const beforePasswordChange: ReadonlySet<CommandName> = new Set(['profile.read', 'password.change', 'session.end'])

const validators = new Map<CommandName, Validator>(
  Object.entries(commands).map(([name, { params }]) => [name as CommandName, Compile(params as TSchema)]),
)

export const createExecute = (app: App): Execute => {
  const execute: Execute = async (name, params, asking) => {
    // What a request carries is limited as what it is, once.
    if (name !== 'link.request') await limit(app, asking.principal)
    await auditedRefusal(app, name, asking, () => authorise(name, asking.principal))
    await keepOut(app, asking)
    const valid = validate(name, params)
    // The one place where a command's name, its parameters and its asker are taken to belong together: all three were checked above.
    const handle = handlers[name] as (
      app: App,
      asking: Asking,
      params: Params<typeof name>,
    ) => Promise<Result<typeof name>>
    const by = name === 'link.request' ? { ...asking, carry: carrier(asking) } : asking
    return audited(app, name, asking, valid, () => handle(app, by, valid))
  }
  const carrier =
    (asking: Asking): NonNullable<Asking['carry']> =>
    (command, params, lease) =>
      execute(command, params, { ...asking, lease })
  return execute
}

const limit = async (app: App, principal: Principal): Promise<void> => {
  if (principal.kind === 'visitor') await allow(app, 'visitor-request', principal.contactId)
  if (principal.kind === 'agent') await allow(app, 'agent-request', principal.agentId)
}

/** Whoever is signed in as a visitor is asked at each command whether a block keeps it out by now (mark D4). */
const keepOut = async (app: App, { principal, ip }: Asking): Promise<void> => {
  if (principal.kind !== 'visitor') return
  await refuseBlocked(app, principal.accountId, { contactId: principal.contactId, ip })
}

/** Deny by default: only the askers that the command names may ask, and of agents only those with the right that it names. */
const authorise = (name: CommandName, principal: Principal): void => {
  const { askers, right }: CommandShape = commands[name]
  if (askers.includes('anyone')) return
  switch (principal.kind) {
    case 'nobody':
      throw new Fault('auth.required', 'Sign in first.')
    case 'visitor':
      if (!askers.includes('visitor')) throw new Fault('right.missing', 'A visitor may not do this.')
      return
    case 'agent':
      if (!askers.includes(principal.role === 'administrator' ? 'administrator' : 'agent'))
        throw new Fault('right.missing', 'Your role may not do this.')
      if (right !== undefined && !principal.rights.has(right))
        throw new Fault('right.missing', `This needs the right ${right}.`)
      if (principal.passwordChangeDue && !beforePasswordChange.has(name))
        throw new Fault('password.change_due', 'Change your password first.')
  }
}

const validate = <N extends CommandName>(name: N, params: unknown): Params<N> => {
  const validator = validators.get(name)
  if (validator === undefined) throw new Fault('request.invalid', 'There is no such command.')
  if (!validator.Check(params)) {
    const first = validator.Errors(params)[0]
    const where = first?.instancePath ?? ''
    throw new Fault(
      'request.invalid',
      `${where === '' ? 'The parameters' : where} ${first?.message ?? 'are not valid'}.`,
      {
        details: { path: where },
      },
    )
  }
  if (!isStorableData(params)) throw new Fault('text.unstorable', 'A text holds U+0000 or a lone surrogate.')
  return params as Params<N>
}
