import type { IdentityKey } from '@frontdesk/protocol'
import { useState } from 'react'
import { confirm } from '../../../components/confirm.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import type { IssuedKey } from './secret-dialog.tsx'

type Heard = { onIssued: (issued: IssuedKey) => void; onChanged: () => Promise<unknown> }

/** Makes and removes a site's signing keys. */
export const useKeyActs = (siteId: string, { onIssued, onChanged }: Heard) => {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const carryOut = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await act()
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    } finally {
      setBusy(false)
    }
    // A refusal may mean that somebody else has changed them.
    await onChanged()
  }
  return {
    isBusy,
    create: (): Promise<void> =>
      carryOut(async () => {
        const { key, secret } = await call('identity-key.create', { siteId })
        onIssued({ keyId: key.id, secret })
      }),
    async remove(key: IdentityKey, isLast: boolean): Promise<void> {
      const isSure = await confirm({
        title: t('sites.keys.remove.title'),
        body: isLast ? t('sites.keys.remove.last') : t('sites.keys.remove.body'),
        action: t('sites.keys.remove'),
        danger: true,
      })
      if (!isSure) return
      await carryOut(async () => {
        await call('identity-key.remove', { siteId, keyId: key.id })
        toast(t('sites.keys.removed'))
      })
    },
  }
}
