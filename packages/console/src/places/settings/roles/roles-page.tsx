import type { OwnRole } from '@frontdesk/protocol'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { OwnRoleRow, RoleRow } from './role-row.tsx'
import { useRoles } from './use-roles.ts'

/** What the agents of the company may do: the roles there always are, and those it makes. */
export const RolesPage = () => (
  <WithRight right="agents.manage">
    <Roles />
  </WithRight>
)

const Roles = () => {
  const t = useT()
  const query = useRoles()
  const [editing, setEditing] = useState<OwnRole | 'new' | null>(null)
  return (
    <SettingsPage
      title={t('settings.roles')}
      intro={t('roles.intro')}
      action={
        <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
          {t('roles.add')}
        </Button>
      }
    >
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <section className="overflow-hidden rounded-md border border-line">
        <h2 className="border-b border-line px-4 py-2.5 font-semibold">{t('roles.yours')}</h2>
        {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
        {query.data?.roles.length === 0 && <p className="px-4 py-3 text-faint">{t('roles.none')}</p>}
        <ul aria-label={t('roles.yours')}>
          {query.data?.roles.map((role) => (
            <OwnRoleRow key={role.id} role={role} onEdit={() => setEditing(role)} />
          ))}
        </ul>
      </section>
      <section className="overflow-hidden rounded-md border border-line">
        <h2 className="border-b border-line px-4 py-2.5 font-semibold">{t('roles.builtIn')}</h2>
        <ul aria-label={t('roles.builtIn')}>
          {query.data?.builtIn.map(({ role, rights }) => (
            <RoleRow key={role} name={t(`role.${role}`)} rights={rights} />
          ))}
        </ul>
      </section>
      {editing !== null && <RoleDialog role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}
