import { RequestError } from '@frontdesk/client'
import type { Callback, CommandName, Params, Result } from '@frontdesk/protocol'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { currentLive } from '../../state/live.ts'
import { toast } from '../../state/toasts.ts'

/** Asks over the live connection. @throws RequestError */
export const ask = <N extends CommandName>(command: N, params: Params<N>): Promise<Result<N>> => {
  const live = currentLive()
  if (live === null) throw new RequestError({ code: 'link.offline', message: 'No connection.' })
  return live.client.request(command, params)
}

/** The newest state, where a change was refused because somebody else had changed the entry. */
export const newestOf = (error: unknown): Callback | null => {
  if (!(error instanceof RequestError) || error.code !== 'callback.changed') return null
  return (error.details['callback'] as Callback | undefined) ?? null
}

const tellFailure = (error: unknown): void => toast(errorText(t, error), { look: 'bad' })

/** Claims an entry, or gives it back to all. Of one that has changed meanwhile, the newest state is claimed. */
export const claimCallback = async (callback: Callback, claim: boolean): Promise<void> => {
  try {
    await ask('callback.claim', { callbackId: callback.id, rev: callback.rev, claim }).catch((error: unknown) => {
      const newest = newestOf(error)
      // A colleague who was quicker keeps it.
      if (newest === null || (claim && newest.owner !== null)) throw error
      return ask('callback.claim', { callbackId: newest.id, rev: newest.rev, claim })
    })
  } catch (error) {
    tellFailure(error)
  }
}

/** Takes an entry off the list at once and offers to undo it. */
export const removeCallback = async (callback: Callback): Promise<void> => {
  try {
    await ask('callback.remove', { callbackId: callback.id })
    toast(t('revisits.removed', { name: visitorName(t, callback.label) }), {
      action: { label: t('action.undo'), run: () => void restore(callback.id) },
    })
  } catch (error) {
    tellFailure(error)
  }
}

const restore = async (callbackId: string): Promise<void> => {
  try {
    await ask('callback.restore', { callbackId })
  } catch (error) {
    tellFailure(error)
  }
}
