import type { OwnRole, Right } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Choice } from '../../../components/choice.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Switch } from '../../../components/switch.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useMe } from '../../../state/session.ts'
import { toast } from '../../../state/toasts.ts'
import { otherRights, rightsOfSight, type Sight, sightOf } from './rights-in-words.ts'
import { putRole } from './use-roles.ts'

/** A new role of the company's own, or the changes to one. @param role null makes a new one */
export const RoleDialog = ({ role, onClose }: { role: OwnRole | null; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const queries = useQueryClient()
  const mine = useMe()?.rights ?? []
  const [sight, setSight] = useState<Sight>(sightOf(role?.rights ?? ['conversations.all']))
  const [others, setOthers] = useState<ReadonlySet<Right>>(new Set(role?.rights))
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const turn = (right: Right, isOn: boolean): void => {
    const next = new Set(others)
    if (isOn) next.add(right)
    else next.delete(right)
    setOthers(next)
  }

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    const rights = [...rightsOfSight(sight), ...otherRights.filter((right) => others.has(right))]
    setBusy(true)
    setFailure(null)
    try {
      const saved = await (role === null
        ? call('role.create', { name, rights })
        : call('role.update', { roleId: role.id, name, rights }))
      putRole(queries, saved)
      toast(t(saved.agents > 0 ? 'roles.changed' : 'settings.saved'))
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={role === null ? t('roles.add') : t('roles.edit.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {role === null ? t('roles.create') : t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          name="name"
          label={t('roles.name')}
          defaultValue={role?.name ?? ''}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
        />
        <Choice
          label={t('roles.sees')}
          value={sight}
          onChange={setSight}
          options={(['all', 'team', 'own'] as const).map((value) => ({ value, label: t(`roles.sees.${value}`) }))}
        />
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-13 font-medium text-soft">{t('roles.may')}</legend>
          {otherRights.map((right) => (
            <Switch
              key={right}
              label={t(`right.${right}`)}
              {...(!mine.includes(right) && { hint: t('roles.notYours') })}
              checked={others.has(right)}
              disabled={!mine.includes(right)}
              onChange={(isOn) => turn(right, isOn)}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}
