import { usePanel } from '../panel/hooks.ts'
import { AskDialog } from './ask-dialog.tsx'

/** Asks before the chat is ended. */
export const EndDialog = ({ done }: { done(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const run = async () => {
    const conversationId = desk.conversationId.get()
    if (conversationId !== null) await desk.client.request('conversation.close', { conversationId })
  }
  return (
    <AskDialog
      title={t('end.question')}
      act={{ label: t('end.confirm'), run }}
      keep={t('end.keep')}
      problem={t('end.error')}
      done={done}
    >
      <p>{t('end.note')}</p>
    </AskDialog>
  )
}
