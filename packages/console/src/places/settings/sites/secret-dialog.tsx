import { Button } from '../../../components/button.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useT } from '../../../lib/i18n.ts'

export type IssuedKey = { keyId: string; secret: string }

/** Shows a key's secret the one time that anybody can see it. */
export const SecretDialog = ({ issued, onClose }: { issued: IssuedKey; onClose: () => void }) => {
  const t = useT()
  const rows = [
    { name: t('sites.secret.id'), value: issued.keyId },
    { name: t('sites.secret.secret'), value: issued.secret },
  ]
  return (
    <Dialog
      title={t('sites.secret.title')}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('issued.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice look="warn">{t('sites.secret.once')}</Notice>
        <dl className="flex flex-col gap-3">
          {rows.map(({ name, value }) => (
            <div key={name} className="flex flex-col gap-1">
              <dt className="text-13 text-faint">{name}</dt>
              <dd className="flex flex-wrap items-center gap-2">
                <code
                  dir="ltr"
                  className="rounded-sm bg-canvas px-2 py-1 font-mono text-13 [overflow-wrap:anywhere] select-all"
                >
                  {value}
                </code>
                <CopyButton text={value} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-13 text-soft">{t('sites.secret.server')}</p>
      </div>
    </Dialog>
  )
}
