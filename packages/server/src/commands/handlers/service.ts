import { snoozeConversation } from '../../app/service/snooze-conversation.ts'
import { transferConversation } from '../../app/service/transfer-conversation.ts'
import type { StaffHandler } from '../handler.ts'

export const transfer: StaffHandler<'conversation.transfer'> = async (
  app,
  { principal },
  { conversationId, to, note = null },
) => {
  await transferConversation(app, principal, conversationId, to, note)
  return {}
}

export const snooze: StaffHandler<'conversation.snooze'> = async (app, { principal }, { conversationId, untilMs }) => {
  await snoozeConversation(app, principal, conversationId, untilMs)
  return {}
}
