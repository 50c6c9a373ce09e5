import { AskDialog } from '../forms/ask-dialog.tsx'
import { usePanel } from '../panel/hooks.ts'

/** Asks before the visitor leaves a session; its own chat is there again afterwards. */
export const LeaveDialog = ({ id, done, left }: { id: string; done(): void; left(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const run = async () => {
    await desk.client.request('room.leave', { conversationId: id })
    left()
  }
  return (
    <AskDialog
      title={t('session.leave.question')}
      act={{ label: t('session.leave'), run }}
      keep={t('session.stay')}
      problem={t('end.error')}
      done={done}
    >
      <p>{t('session.leave.note')}</p>
    </AskDialog>
  )
}
