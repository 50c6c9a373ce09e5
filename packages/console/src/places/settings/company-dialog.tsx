import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { toast } from '../../state/toasts.ts'
import type { Issued } from './issued-dialog.tsx'
import { IssuedEmailField, IssuedLanguageField, IssuedLoginField } from './issued-fields.tsx'

type CompanyDialogProps = {
  onClose: () => void
  /** Null when the login data went by mail. */
  onMade: (issued: Issued | null) => void
}

/** A new company with its first administrator. */
export const CompanyDialog = ({ onClose, onMade }: CompanyDialogProps) => {
  const t = useT()
  const formId = useId()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string): string => String(fields.get(name) ?? '').trim()
    setBusy(true)
    setFailure(null)
    try {
      const email = text('email')
      const { company, login, password } = await call('company.create', {
        name: text('company'),
        administrator: {
          login: text('login'),
          name: text('name'),
          language: text('language') === 'zh-CN' ? 'zh-CN' : 'en',
          ...(email === '' ? {} : { email }),
        },
      })
      if (password === null) toast(t('companies.made', { name: company.name, email }))
      onMade(password === null ? null : { kind: 'company', name: company.name, login, password, company: company.slug })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('companies.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('companies.create')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          name="company"
          label={t('account.name')}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
        />
        <p className="-mb-1 text-13 font-semibold">{t('companies.administrator')}</p>
        <TextField name="name" label={t('agents.name')} maxLength={limits.nameCharacters} autoComplete="off" required />
        <IssuedLoginField />
        <IssuedEmailField invites />
        <IssuedLanguageField />
      </form>
    </Dialog>
  )
}
