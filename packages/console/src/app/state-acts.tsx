import type { Params } from '@frontdesk/protocol'
import { confirm } from '../components/confirm.tsx'
import { call } from '../lib/api.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/i18n.ts'
import { putColleague } from '../state/colleagues.ts'
import { currentMe, signOut } from '../state/session.ts'
import { toast } from '../state/toasts.ts'
import { DepartureList } from './departure.tsx'

const carryOut = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act()
  } catch (error) {
    toast(errorText(t, error), { look: 'bad' })
  }
}

/** Sets the agent's own state, on all its devices (mark A5); also before this one is connected, and while it is not. */
export const setState = (state: Params<'state.set'>['state'], reason: string | null = null): Promise<void> =>
  carryOut(async () => putColleague(await call('state.set', { state, reason })))

/** Asks with the list of what moves to others; without anything to move there is nothing to ask. */
const isSureToLeave = async (action: string): Promise<boolean> => {
  const { moves } = await call('agent.departure', { agentId: currentMe()?.agent.id ?? '' })
  if (moves.length === 0) return true
  return confirm({
    title: t('exit.title'),
    body: t('exit.body', { count: moves.length }),
    detail: <DepartureList moves={moves} />,
    action,
  })
}

/** Out of service, though still signed in. */
export const exitService = (): Promise<void> =>
  carryOut(async () => {
    if (await isSureToLeave(t('state.exit'))) await setState('offline')
  })

/** Signs out, which is an exit too. */
export const leave = (): Promise<void> =>
  carryOut(async () => {
    if (await isSureToLeave(t('me.signout'))) await signOut()
  })
