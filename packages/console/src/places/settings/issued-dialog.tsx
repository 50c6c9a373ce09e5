import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useT } from '../../lib/i18n.ts'

/** Login data that the server made: for a new account, a new company, or in place of a lost password. */
export type Issued = {
  kind: 'new' | 'reset' | 'company'
  /** Whose it is: an agent's or a company's name. */
  name: string
  login: string
  password: string
  /** Short name of the company that it is for. */
  company: string
}

/** Shows it the one time that anybody can see it: link, login and password, each bound to the company and to be copied as one. */
export const IssuedDialog = ({ issued, onClose }: { issued: Issued; onClose: () => void }) => {
  const t = useT()
  const { name, login, password, company, kind } = issued
  const link = `${location.origin}/console/?company=${company}`
  const all = [
    `${t('issued.link')}: ${link}`,
    `${t('signin.company')}: ${company}`,
    `${t('agents.login')}: ${login}`,
    `${t('issued.password')}: ${password}`,
  ].join('\n')
  return (
    <Dialog
      title={t(`issued.${kind}`, { name })}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={all} label={t('issued.copyAll')} />
          <Button look="primary" onClick={onClose}>
            {t('issued.done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice look="warn">{t('issued.once')}</Notice>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
          <dt className="text-faint">{t('issued.link')}</dt>
          <dd className="text-13 [overflow-wrap:anywhere] select-all">{link}</dd>
          <dt className="text-faint">{t('signin.company')}</dt>
          <dd className="font-mono [overflow-wrap:anywhere] select-all">{company}</dd>
          <dt className="text-faint">{t('agents.login')}</dt>
          <dd className="font-mono [overflow-wrap:anywhere] select-all">{login}</dd>
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
