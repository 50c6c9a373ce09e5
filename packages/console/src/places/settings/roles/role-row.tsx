import type { OwnRole, Right } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/button.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { Menu, MenuItem, MenuLine } from '../../../components/menu.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { rightsInWords } from './rights-in-words.ts'
import { dropRole } from './use-roles.ts'

type RoleRowProps = { name: string; rights: readonly Right[]; detail?: string; acts?: ReactNode }

/** A role with what it may do, in words. */
export const RoleRow = ({ name, rights, detail, acts }: RoleRowProps) => {
  const t = useT()
  return (
    <li className="flex items-start gap-2 border-b border-line py-3 ps-4 pe-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="[overflow-wrap:anywhere]">{name}</bdi>
          {detail !== undefined && <span className="text-12 font-normal text-faint">{detail}</span>}
        </p>
        <ul className="mt-1 flex flex-col gap-0.5 text-13 text-soft">
          {rightsInWords(t, rights).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      {acts}
    </li>
  )
}

export const OwnRoleRow = ({ role, onEdit }: { role: OwnRole; onEdit: () => void }) => {
  const t = useT()
  const queries = useQueryClient()
  const { name } = role

  const remove = async (): Promise<void> => {
    if (role.agents > 0) {
      toast(t('roles.inUse'), { look: 'bad' })
      return
    }
    const question = { title: t('roles.remove.title', { name }), body: t('roles.remove.body') }
    if (!(await confirm({ ...question, action: t('roles.remove'), danger: true }))) return
    try {
      await call('role.remove', { roleId: role.id })
      dropRole(queries, role.id)
      toast(t('roles.removed'))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }

  const menu = (
    <Menu trigger={<IconButton label={t('roles.edit', { name })} icon={<MoreHorizontal size={18} aria-hidden />} />}>
      <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
        {t('roles.edit.title')}
      </MenuItem>
      <MenuLine />
      <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => void remove()}>
        {t('roles.remove')}
      </MenuItem>
    </Menu>
  )
  return <RoleRow name={name} rights={role.rights} detail={t('roles.agents', { count: role.agents })} acts={menu} />
}
