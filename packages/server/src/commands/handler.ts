import type { CommandName, Params, Result } from '@frontdesk/protocol'
import type { App } from '../app/app.ts'
import type { AgentPrincipal, Nobody, VisitorPrincipal } from '../app/principal.ts'
import type { Asking } from './asking.ts'

/** A request whose asker has been authorised for the command. */
export type By<P> = Omit<Asking, 'principal'> & { principal: P }

/** Runs one command for an authorised asker with validated parameters, and presents what comes of it. */
export type Handler<N extends CommandName, P> = (app: App, asking: By<P>, params: Params<N>) => Promise<Result<N>>

export type StaffHandler<N extends CommandName> = Handler<N, AgentPrincipal>
export type VisitorHandler<N extends CommandName> = Handler<N, VisitorPrincipal>
export type EveryoneHandler<N extends CommandName> = Handler<N, AgentPrincipal | VisitorPrincipal>
export type OpenHandler<N extends CommandName> = Handler<N, AgentPrincipal | VisitorPrincipal | Nobody>
