import { confirm } from '../../components/confirm.tsx'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { currentLive } from '../../state/live.ts'
import { toast } from '../../state/toasts.ts'

/** A message by its place. */
export type MessagePlace = { conversationId: string; seq: number }

const tellFailure = (error: unknown): void => toast(errorText(t, error), { look: 'bad' })

/** Puts an emoji of the agent's on a message, or takes it off. */
export const react = async (place: MessagePlace, emoji: string, on: boolean): Promise<void> => {
  try {
    await currentLive()?.client.request('message.react', { ...place, emoji, on })
  } catch (error) {
    tellFailure(error)
  }
}

/** Takes the card of a page away from a message. */
export const uncard = async (place: MessagePlace): Promise<void> => {
  try {
    await currentLive()?.client.request('message.uncard', place)
  } catch (error) {
    tellFailure(error)
  }
}

/** Takes a message back, after asking: that cannot be undone. */
export const recall = async (place: MessagePlace): Promise<void> => {
  const isSure = await confirm({
    title: t('message.recall.title'),
    body: t('message.recall.body'),
    action: t('message.recall'),
    danger: true,
  })
  if (!isSure) return
  try {
    await currentLive()?.client.request('message.recall', place)
  } catch (error) {
    tellFailure(error)
  }
}
