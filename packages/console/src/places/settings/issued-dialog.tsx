import type { Agent } from '@frontdesk/protocol'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useT } from '../../lib/i18n.ts'

/** A password that the server made: for a new account, or in place of a lost one. */
export type Issued = { kind: 'new' | 'reset'; agent: Agent; password: string }

/** Shows it the one time that anybody can see it. */
export const IssuedDialog = ({ issued, onClose }: { issued: Issued; onClose: () => void }) => {
  const t = useT()
  const { agent, password, kind } = issued
  return (
    <Dialog
      title={kind === 'new' ? t('issued.new', { name: agent.name }) : t('issued.reset', { name: agent.name })}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('issued.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice look="warn">{t('issued.once')}</Notice>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          <dt className="text-faint">{t('agents.login')}</dt>
          <dd className="font-mono">{agent.login}</dd>
          <dt className="text-faint">{t('issued.password')}</dt>
          <dd className="flex flex-wrap items-center gap-2">
            <code className="rounded-sm bg-canvas px-2 py-1 font-mono text-14 select-all">{password}</code>
            <CopyButton text={password} />
          </dd>
        </dl>
        <p className="text-13 text-soft">{t('issued.next')}</p>
      </div>
    </Dialog>
  )
}
