import { limits } from '@frontdesk/protocol/limits'
import { useMemo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { PeoplePicker } from './people-picker.tsx'
import { useOpenRoom } from './room-acts.ts'

/** Makes a group of colleagues. */
export const GroupDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const openRoom = useOpenRoom()
  const [title, setTitle] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const without = useMemo(() => new Set([meId]), [meId])
  const canMake = title.trim() !== '' && picked.size > 0

  const make = async (): Promise<void> => {
    setBusy(true)
    const params = { title: title.trim(), agentIds: [...picked] }
    if (await openRoom({ command: 'room.create', params })) onClose()
    else setBusy(false)
  }
  return (
    <Dialog
      title={t('group.new')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button look="primary" busy={isBusy} disabled={!canMake} onClick={() => void make()}>
            {t('group.make')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        <TextField
          data-first-focus
          label={t('group.name')}
          value={title}
          maxLength={limits.roomTitleCharacters}
          placeholder={t('group.name.example')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <PeoplePicker without={without} picked={picked} onPick={setPicked} />
      </div>
    </Dialog>
  )
}
