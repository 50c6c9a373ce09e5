import { closeCodes, limits, protocolVersion, type WelcomeFrame } from '@frontdesk/protocol'
import type { RawData } from 'ws'
import type { LiveConnection } from '../../app/ports/live.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import type { Authenticate, Execute } from '../../commands/execute.ts'
import { presentError } from '../../presenters/error.ts'
import type { FanOut } from './fan-out.ts'
import { type ParsedFrame, parseFrame } from './parse-frame.ts'
import type { SocketConnection } from './socket-connection.ts'

/** Frames that one connection may send between two beats; far above what any client of ours does. */
const framesPerWindow = { visitor: 500, agent: 20_000 } as const

type Request = Extract<ParsedFrame, { type: 'request' }>

export type DialogueOptions = {
  execute: Execute
  authenticate: Pick<Authenticate, 'bySocketTicket' | 'stillHolds' | 'isBlocked'>
  welcome: (principal: AgentPrincipal | VisitorPrincipal) => Promise<WelcomeFrame['you']>
  fanOut: Pick<FanOut, 'join' | 'leave'>
  now: () => number
  onFault: (fault: unknown) => void
}

export interface Dialogue {
  /** Takes one frame of a connection. Never throws, whatever it is. */
  hear(connection: SocketConnection, data: RawData, isBinary: boolean): void
}

/** What is said on one socket: hello, welcome, then commands and their answers in any order. */
export const createDialogue = (options: DialogueOptions): Dialogue => {
  const { fanOut, execute } = options

  const hear = (connection: SocketConnection, data: RawData, isBinary: boolean): void => {
    connection.lastHeardAtMs = options.now()
    connection.framesInWindow += 1
    if (connection.framesInWindow > framesPerWindow[connection.live?.principal.kind ?? 'visitor']) {
      connection.end(closeCodes.limited)
      return
    }
    const frame: ParsedFrame = isBinary
      ? { type: 'invalid', id: null, problem: 'Frames are text.' }
      : parseFrame(data.toString())
    switch (connection.state.kind) {
      case 'ended':
        break
      case 'greeting':
        if (frame.type === 'hello') void enter(connection, frame)
        else turnAway(connection, 'The first frame is hello.')
        break
      case 'entering':
        connection.refuse(frame.type === 'request' ? frame.id : null, 'request.invalid', 'Wait for welcome.')
        break
      case 'live':
        take(connection, connection.state.live, frame)
    }
  }

  const turnAway = (connection: SocketConnection, why: string): void => {
    connection.refuse(null, 'auth.required', why)
    connection.end(closeCodes.unauthenticated)
  }

  const keepOut = (connection: SocketConnection): void => {
    connection.refuse(null, 'visitor.blocked', 'This company does not chat with you at present.')
    connection.end(closeCodes.blocked)
  }

  const enter = async (connection: SocketConnection, hello: { version: number; ticket: string }): Promise<void> => {
    if (hello.version !== protocolVersion) {
      connection.refuse(null, 'version.unsupported', `This server speaks version ${protocolVersion}.`)
      connection.end(closeCodes.unauthenticated)
      return
    }
    connection.enter()
    try {
      const principal = await options.authenticate.bySocketTicket(hello.ticket)
      if (connection.isEnded) return
      if (principal.kind === 'nobody') {
        turnAway(connection, 'The ticket is not valid.')
        return
      }
      if (await options.authenticate.isBlocked(principal, connection.ip)) keepOut(connection)
      else await admit(connection, principal)
    } catch (fault) {
      options.onFault(fault)
      connection.refuse(null, 'server.error', 'Signing in failed here; try again.', 1_000)
      connection.end(closeCodes.resync)
    }
  }

  const admit = async (connection: SocketConnection, principal: AgentPrincipal | VisitorPrincipal): Promise<void> => {
    const live = connection.admit(principal)
    await fanOut.join(live)
    const [you, holds] = await Promise.all([options.welcome(principal), options.authenticate.stillHolds(principal)])
    // Asked when it has joined: a block that was made before has found it, one that is made now finds it.
    const isBlocked = await options.authenticate.isBlocked(principal, connection.ip)
    const frame: WelcomeFrame = {
      type: 'welcome',
      version: protocolVersion,
      connectionId: connection.id,
      serverTimeMs: options.now(),
      you,
    }
    if (isBlocked) keepOut(connection)
    else if (holds) connection.welcome(JSON.stringify(frame))
    else connection.end(closeCodes.unauthenticated)
    // It may have gone while it was let in; then its going came too early to undo the joining.
    if (connection.live === null) fanOut.leave(live)
  }

  const take = (connection: SocketConnection, live: LiveConnection, frame: ParsedFrame): void => {
    switch (frame.type) {
      case 'beat':
        connection.lastBeatSeen = frame.n
        break
      case 'request':
        void answer(connection, live, frame)
        break
      case 'hello':
        connection.refuse(null, 'request.invalid', 'hello comes once.')
        break
      case 'invalid':
        connection.refuse(frame.id, 'request.invalid', frame.problem)
    }
  }

  const answer = async (
    connection: SocketConnection,
    live: LiveConnection,
    { id, command, params }: Request,
  ): Promise<void> => {
    if (connection.requestsInFlight >= limits.requestsInFlight) {
      connection.refuse(id, 'rate.limited', 'Too many requests under way.', 100)
      return
    }
    connection.requestsInFlight += 1
    try {
      const result = await execute(command, params, {
        principal: live.principal,
        ip: connection.ip,
        userAgent: connection.userAgent,
        origin: undefined,
        connection: live,
        keeper: null,
      })
      connection.send(JSON.stringify({ type: 'result', id, result }))
    } catch (fault) {
      const { error, isDefect } = presentError(fault)
      if (isDefect) options.onFault(fault)
      connection.send(JSON.stringify({ type: 'error', id, error }))
    } finally {
      connection.requestsInFlight -= 1
    }
  }

  return { hear }
}
