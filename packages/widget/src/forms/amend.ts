import type { PanelDesk } from '../panel/panel-desk.ts'
import type { Message } from '../panel/timeline-model.ts'

/** What amends a message needs of the desk: who asks, and in which conversation. */
type Asking = Pick<PanelDesk, 'client' | 'conversationId' | 'visitor'>

/** The message with this number in the conversation before the visitor's eyes. @throws once there is none */
const placeOf = ({ conversationId }: Asking, seq: number) => {
  const id = conversationId.get()
  if (id === null) throw new Error('no conversation')
  return { conversationId: id, seq }
}

/** How long after its sending a message can be changed, in ms; null where nobody is asked. */
export const changedWithinMs = ({ client: { you } }: Pick<PanelDesk, 'client'>): number | null =>
  you?.kind === 'visitor' ? you.editWithinMs : null

/** Whether the visitor has put this emoji on the message. */
export const hasOwn = ({ visitor }: Asking, { reactions = [] }: Pick<Message, 'reactions'>, emoji: string): boolean =>
  reactions.some((one) => one.emoji === emoji && one.parties.some(({ id }) => id === visitor.get()?.contactId))

export const react = async (desk: Asking, seq: number, emoji: string, on: boolean): Promise<void> => {
  await desk.client.request('message.react', { ...placeOf(desk, seq), emoji, on })
}

export const edit = async (desk: Asking, seq: number, text: string): Promise<void> => {
  await desk.client.request('message.edit', { ...placeOf(desk, seq), text })
}

export const recall = async (desk: Asking, seq: number): Promise<void> => {
  await desk.client.request('message.recall', placeOf(desk, seq))
}

export const uncard = async (desk: Asking, seq: number): Promise<void> => {
  await desk.client.request('message.uncard', placeOf(desk, seq))
}

/** What to tell of an act that was refused, by the refusal's shape. */
export const refusalKey = (fault: unknown): 'acts.late' | 'acts.full' | 'acts.problem' => {
  const { code } = fault as { code?: string }
  if (code === 'message.too_late') return 'acts.late'
  return code === 'message.full' ? 'acts.full' : 'acts.problem'
}
