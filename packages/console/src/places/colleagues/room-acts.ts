import type { CommandName, Params } from '@frontdesk/protocol'
import { useNavigate } from '@tanstack/react-router'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { currentLive } from '../../state/live.ts'
import { toast } from '../../state/toasts.ts'

/** Asks for something about a room; says what went wrong. @returns whether it was done */
export const changeRoom = async <N extends Extract<CommandName, `room.${string}`>>(
  command: N,
  params: Params<N>,
): Promise<boolean> => {
  try {
    await currentLive()?.client.request(command, params)
    return true
  } catch (error) {
    toast(errorText(t, error), { look: 'bad' })
    return false
  }
}

type Opening =
  | { command: 'room.direct'; params: Params<'room.direct'> }
  | { command: 'room.team'; params: Params<'room.team'> }
  | { command: 'room.create'; params: Params<'room.create'> }

/** Opens a room, which is made when it is not there, and goes there. */
export const useOpenRoom = (): ((opening: Opening) => Promise<boolean>) => {
  const navigate = useNavigate()
  return async ({ command, params }) => {
    const live = currentLive()
    if (live === null) return false
    try {
      const { conversationId } = await live.client.request(command, params)
      await navigate({ to: '/colleagues/$conversationId', params: { conversationId } })
      return true
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
      return false
    }
  }
}
