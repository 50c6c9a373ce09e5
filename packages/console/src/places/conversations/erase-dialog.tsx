import type { ContactCard } from '@frontdesk/protocol'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { call } from '../../lib/api.ts'
import { contactTag } from '../../lib/contact-tag.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'

const goes = ['record', 'conversations', 'visits', 'access'] as const

/** Says what goes, and does it only for somebody who has read the tag. */
export const EraseDialog = ({ contact, onClose }: { contact: ContactCard; onClose: () => void }) => {
  const t = useT()
  const form = useId()
  const tag = contactTag(contact.id)
  const [typed, setTyped] = useState('')
  const isSure = typed.trim().replace(/^#/, '').toUpperCase() === tag
  const erase = useMutation({
    mutationFn: () => call('contact.erase', { contactId: contact.id }),
    onSuccess: ({ conversations }) => {
      onClose()
      toast(t('erase.done', { conversations }))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isSure) erase.mutate()
  }
  return (
    <Dialog
      title={t('erase.title', { name: visitorName(t, contact.label) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button look="danger" type="submit" form={form} disabled={!isSure} busy={erase.isPending}>
            {t('erase.action')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <p>{t('erase.goes')}</p>
        <ul className="flex list-disc flex-col gap-1 ps-5 text-soft">
          {goes.map((what) => (
            <li key={what}>{t(`erase.goes.${what}`)}</li>
          ))}
        </ul>
        <p className="font-medium">{t('erase.stays')}</p>
        <TextField
          label={t('erase.type', { tag })}
          value={typed}
          data-first-focus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {erase.error !== null && <Notice look="bad">{errorText(t, erase.error)}</Notice>}
      </form>
    </Dialog>
  )
}
