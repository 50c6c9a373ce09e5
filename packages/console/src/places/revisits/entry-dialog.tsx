import type { AttemptResult, Callback } from '@frontdesk/protocol'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'
import { ask, newestOf, removeCallback } from './acts.ts'
import { CallbackFields } from './callback-fields.tsx'
import { type CallbackDraft, changeOf } from './draft.ts'
import { EntryActs } from './entry-acts.tsx'

type EntryProps = { callback: Callback; onClose: () => void; onServe: () => void }

/**
 * An entry to read and change. Fields that nobody has touched here follow what colleagues write; what was touched is kept, also
 * when a colleague was quicker.
 */
export const EntryDialog = ({ callback, onClose, onServe }: EntryProps) => {
  const t = useT()
  const formId = useId()
  const [draft, setDraft] = useState<CallbackDraft>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const change = changeOf(callback, draft)
  const isChanged = Object.keys(change).length > 0

  const write = async (more: { attempt?: AttemptResult }): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await ask('callback.update', { callbackId: callback.id, rev: callback.rev, change: { ...change, ...more } })
      setDraft({})
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!(await write({}))) return
    toast(t('revisits.saved'))
    onClose()
  }
  const remove = (): void => {
    onClose()
    void removeCallback(callback)
  }
  return (
    <Dialog
      title={visitorName(t, callback.label)}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" className="me-auto text-bad-ink!" onClick={remove}>
            {t('revisits.remove')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy} disabled={!isChanged}>
            {t('revisits.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        {failure !== null && (
          <Notice look="bad">{newestOf(failure) === null ? errorText(t, failure) : t('revisits.stale')}</Notice>
        )}
        <EntryActs callback={callback} onServe={onServe} onAttempt={(attempt) => void write({ attempt })} />
        <CallbackFields seen={callback} isOfContact={callback.contact !== null} draft={draft} onDraft={setDraft} />
      </form>
    </Dialog>
  )
}
