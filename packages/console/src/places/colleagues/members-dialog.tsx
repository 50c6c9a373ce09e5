import type { RoomItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { UserMinus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { PeoplePicker } from './people-picker.tsx'
import { changeRoom } from './room-acts.ts'

/** Who is in the room; of a group its name, and ways to bring in and take out. */
export const MembersDialog = ({ room, onClose }: { room: RoomItem; onClose: () => void }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const agents = useColleagues((state) => state.agents)
  const [title, setTitle] = useState(room.title ?? '')
  const [isAdding, setAdding] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const inRoom = useMemo(() => new Set(room.members.map(({ party }) => party.id)), [room.members])
  const isGroup = room.shape === 'group'
  const isOwner = room.members.some(({ party, role }) => party.id === meId && role === 'owner')

  const rename = async (): Promise<void> => {
    if (await changeRoom('room.rename', { conversationId: room.id, title: title.trim() })) toast(t('room.renamed.done'))
  }
  const add = async (): Promise<void> => {
    if (!(await changeRoom('room.add', { conversationId: room.id, agentIds: [...picked] }))) return
    setPicked(new Set())
    setAdding(false)
  }
  const remove = async (agentId: string, name: string): Promise<void> => {
    if (!(await changeRoom('room.remove', { conversationId: room.id, memberId: agentId }))) return
    toast(t('room.removed.done', { name }), {
      action: {
        label: t('action.undo'),
        run: () => void changeRoom('room.add', { conversationId: room.id, agentIds: [agentId] }),
      },
    })
  }

  return (
    <Dialog
      title={t('room.members')}
      onClose={onClose}
      footer={
        isAdding ? (
          <>
            <Button onClick={() => setAdding(false)}>{t('action.cancel')}</Button>
            <Button look="primary" disabled={picked.size === 0} onClick={() => void add()}>
              {t('room.add')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('action.dismiss')}</Button>
        )
      }
    >
      {isAdding ? (
        <PeoplePicker without={inRoom} picked={picked} onPick={setPicked} />
      ) : (
        <div className="flex flex-col gap-4 pt-1">
          {isGroup && (
            <form
              className="flex items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault()
                void rename()
              }}
            >
              <div className="min-w-0 flex-1">
                <TextField
                  label={t('group.name')}
                  value={title}
                  maxLength={limits.roomTitleCharacters}
                  onChange={(event) => setTitle(event.currentTarget.value)}
                />
              </div>
              <Button type="submit" disabled={title.trim() === '' || title.trim() === room.title}>
                {t('action.save')}
              </Button>
            </form>
          )}
          <ul aria-label={t('room.members')} className="rounded-md border border-line">
            {room.members.map(({ party, role }) => (
              <li
                key={party.id}
                className="flex min-h-12 items-center gap-3 border-b border-line px-3 py-1.5 last:border-b-0"
              >
                <Avatar id={party.id} label={party.label} pictureUrl={party.pictureUrl} />
                <div className="min-w-0 flex-1">
                  <bdi className="block truncate">{authorName(t, party)}</bdi>
                  {(role === 'owner' || party.id === meId) && (
                    <p className="text-12 text-faint">
                      {[party.id === meId && t('colleagues.you'), role === 'owner' && t('room.owner')]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  )}
                </div>
                <StateMark state={agents.get(party.id)?.state ?? 'offline'} />
                {isGroup && isOwner && party.id !== meId && (
                  <IconButton
                    label={t('room.remove.of', { name: party.label })}
                    icon={<UserMinus size={16} aria-hidden />}
                    onClick={() => void remove(party.id, party.label)}
                  />
                )}
              </li>
            ))}
          </ul>
          {isGroup && (
            <Button className="self-start" onClick={() => setAdding(true)}>
              {t('room.add')}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}
