import type { Callback } from '@frontdesk/protocol'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'
import { ask } from './acts.ts'
import { CallbackFields } from './callback-fields.tsx'
import { type CallbackDraft, changeOf } from './draft.ts'

type AddProps = {
  /** Null for somebody who is written down by hand. */
  conversation: { id: string; label: string } | null
  onClose: () => void
}

const nothing: Pick<Callback, keyof CallbackDraft> = {
  name: null,
  email: null,
  phone: null,
  reason: '',
  reported: '',
  outcome: '',
  dueAtMs: null,
  state: 'open',
}

/** Puts somebody on the revisit list: by hand, or the visitor of a conversation. */
export const AddDialog = ({ conversation, onClose }: AddProps) => {
  const t = useT()
  const formId = useId()
  const [draft, setDraft] = useState<CallbackDraft>({})
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isNobody =
    conversation === null && ![draft.name, draft.email, draft.phone].some((text) => (text ?? '').trim() !== '')

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const { outcome: _outcome, ...told } = changeOf(nothing, draft)
      const made = await ask('callback.create', {
        ...told,
        ...(conversation === null ? {} : { conversationId: conversation.id }),
      })
      toast(t('revisits.added', { name: visitorName(t, made.label) }))
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={conversation === null ? t('revisits.add') : t('revisits.add.of', { name: conversation.label })}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy} disabled={isNobody}>
            {t('revisits.add')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        {conversation === null && <p className="text-13 text-faint">{t('revisits.add.hint')}</p>}
        <CallbackFields seen={null} isOfContact={conversation !== null} draft={draft} onDraft={setDraft} />
      </form>
    </Dialog>
  )
}
