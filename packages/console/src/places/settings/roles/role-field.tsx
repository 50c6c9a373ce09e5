import type { Agent, Role } from '@frontdesk/protocol'
import { SelectField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { useRoles } from './use-roles.ts'

const builtIn: readonly Role[] = ['agent', 'supervisor', 'administrator']

/** What the form's field says, as the server is asked: a built-in role by its name, an own one by its id. */
export const chosenRole = (value: string): { role: Role; roleId?: string } => {
  const role = builtIn.find((one) => one === value)
  return role === undefined ? { role: 'agent', roleId: value } : { role }
}

/** Which role an agent has. */
export const RoleField = ({ agent }: { agent: Agent | null }) => {
  const t = useT()
  const query = useRoles()
  // The agent's own is there from the first: what has been chosen stays chosen when the others come.
  const own = query.data?.roles ?? (agent?.ownRole ? [agent.ownRole] : [])
  return (
    <SelectField
      name="role"
      label={t('agents.role')}
      hint={t('agents.role.hint')}
      defaultValue={agent?.ownRole?.id ?? agent?.role ?? 'agent'}
    >
      <optgroup label={t('agents.role.builtIn')}>
        {builtIn.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </optgroup>
      {own.length > 0 && (
        <optgroup label={t('agents.role.own')}>
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </SelectField>
  )
}
