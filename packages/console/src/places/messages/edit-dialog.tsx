import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { currentLive } from '../../state/live.ts'
import type { MessagePlace } from './amend.ts'

/** Changes what a message of one's own says. */
export const EditDialog = ({ text, onClose, ...place }: MessagePlace & { text: string; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const [draft, setDraft] = useState(text)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (draft.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      await currentLive()?.client.request('message.edit', { ...place, text: draft.trim() })
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('message.edit')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy} disabled={draft.trim() === ''}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-3" onSubmit={submit}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <Field label={t('message.edit.text')} hint={t('message.edit.hint')}>
          {(ids) => (
            <textarea
              {...ids}
              rows={5}
              dir="auto"
              data-first-focus
              value={draft}
              maxLength={limits.messageCharacters}
              onChange={(event) => setDraft(event.currentTarget.value)}
              className={cx(inputClass, 'h-auto! py-2')}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
