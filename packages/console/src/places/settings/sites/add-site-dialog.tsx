import { limits } from '@frontdesk/protocol/limits'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { readOrigin } from './read-origin.ts'
import { putSite } from './use-sites.ts'

/** A new site: what it is called, and where it is. The rest has defaults and is set on its own page. */
export const AddSiteDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [hasTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const reading = readOrigin(address)

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (!('origin' in reading) || name.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      const site = await call('site.create', { name: name.trim(), allowedOrigins: [reading.origin] })
      putSite(queries, site)
      onClose()
      await navigate({ to: '/settings/sites/$siteId/{-$section}', params: { siteId: site.id } })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('sites.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('sites.add.action')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={add}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          label={t('sites.name')}
          hint={t('sites.name.hint')}
          value={name}
          error={hasTried && name.trim() === '' ? t('sites.problem.name') : null}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('sites.address')}
          hint={'origin' in reading ? t('sites.address.read', { origin: reading.origin }) : t('sites.address.hint')}
          value={address}
          error={hasTried && 'problem' in reading ? t(`sites.problem.origin.${reading.problem}`) : null}
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          required
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
