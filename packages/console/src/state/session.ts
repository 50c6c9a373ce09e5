import type { Me, Right } from '@frontdesk/protocol'
import { create } from 'zustand'
import { ApiError, call, onSessionOver } from '../lib/api.ts'

/** Why somebody stands before the sign-in page. */
export type SignedOutReason = 'none' | 'left' | 'over'

export type Session =
  /** Nobody has asked the server yet. */
  | { kind: 'unknown' }
  /** It did not answer; `error` says why. */
  | { kind: 'unreachable'; error: unknown }
  | { kind: 'signed-out'; reason: SignedOutReason }
  /** The server has been updated and speaks another language than this page. */
  | { kind: 'outdated' }
  | { kind: 'signed-in'; me: Me }

export const useSession = create<{ session: Session }>(() => ({ session: { kind: 'unknown' } }))

const become = (session: Session): void => useSession.setState({ session })

/** The signed-in agent; null on the pages before that. */
export const useMe = (): Me | null => useSession(({ session }) => (session.kind === 'signed-in' ? session.me : null))

/** Whether the signed-in agent has a right. (The server checks for itself; this spares people a page of refusals.) */
export const useRight = (right: Right): boolean => useMe()?.rights.includes(right) ?? false

export const currentMe = (): Me | null => {
  const { session } = useSession.getState()
  return session.kind === 'signed-in' ? session.me : null
}

/** Asks who is signed in here. */
export const loadSession = async (): Promise<void> => {
  try {
    become({ kind: 'signed-in', me: await call('profile.read', {}) })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'auth.required') become({ kind: 'signed-out', reason: 'none' })
    else become({ kind: 'unreachable', error })
  }
}

/** @throws ApiError */
export const signIn = async (login: string, password: string, account: string): Promise<void> => {
  const me = await call('session.create', { login, password, ...(account === '' ? {} : { account }) })
  become({ kind: 'signed-in', me })
}

/** Ends the session at the server first: a page that only looks signed out would be worse than one that is not. @throws ApiError */
export const signOut = async (): Promise<void> => {
  await call('session.end', {})
  become({ kind: 'signed-out', reason: 'left' })
}

/** The session ended from elsewhere: its time was up, or somebody ended it. Drafts stay where they are. */
export const sessionOver = (): void => {
  if (useSession.getState().session.kind === 'signed-in') become({ kind: 'signed-out', reason: 'over' })
}

export const pageOutdated = (): void => become({ kind: 'outdated' })

/** Takes the agent's newest record, from an answer or a frame of the server. */
export const updateMe = (change: (me: Me) => Me): void => {
  const { session } = useSession.getState()
  if (session.kind === 'signed-in') become({ kind: 'signed-in', me: change(session.me) })
}

onSessionOver(sessionOver)
