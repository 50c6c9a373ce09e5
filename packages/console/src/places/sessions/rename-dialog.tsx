import type { RoomItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { useT } from '../../lib/i18n.ts'
import { toast } from '../../state/toasts.ts'
import { changeRoom } from '../colleagues/room-acts.ts'

/** Gives a session a title, that all in it see. */
export const RenameDialog = ({ session, onClose }: { session: RoomItem; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const [title, setTitle] = useState(session.title ?? '')
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!(await changeRoom('room.rename', { conversationId: session.id, title: title.trim() }))) return
    toast(t('session.renamed'))
    onClose()
  }
  return (
    <Dialog
      title={t('session.rename')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" disabled={title.trim() === ''}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void rename(event)}>
        <TextField
          data-first-focus
          label={t('session.title')}
          value={title}
          maxLength={limits.roomTitleCharacters}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
