import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'

/** As the protocol wants keys. */
const keyForm = /^[A-Za-z][A-Za-z0-9_.-]*$/

type AttributeDialogProps = {
  /** @throws ApiError */
  onSet: (key: string, value: string) => Promise<unknown> | undefined
  onClose: () => void
}

/** One more attribute, by name; a name that is there gets the new value. */
export const AttributeDialog = ({ onSet, onClose }: AttributeDialogProps) => {
  const t = useT()
  const formId = useId()
  const [key, setKey] = useState('')
  const [value, setValue] = useState('')
  const [hasTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (!keyForm.test(key.trim()) || value.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      await onSet(key.trim(), value.trim())
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('tags.attribute.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={submit}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          label={t('tags.attribute.name')}
          hint={t('tags.attribute.name.hint')}
          value={key}
          error={hasTried && !keyForm.test(key.trim()) ? t('tags.attribute.name.wrong') : null}
          maxLength={limits.attributeKeyCharacters}
          autoComplete="off"
          data-first-focus
          required
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <TextField
          label={t('tags.attribute.value')}
          value={value}
          error={hasTried && value.trim() === '' ? t('tags.attribute.value.missing') : null}
          maxLength={limits.attributeCharacters}
          autoComplete="off"
          required
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
