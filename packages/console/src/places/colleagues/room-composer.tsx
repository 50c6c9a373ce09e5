import type { AlsoBy, RoomItem } from '@frontdesk/protocol'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { WritingForm } from '../conversations/writing-form.tsx'
import { mentionsIn } from './mentions.ts'
import { AwayLine } from './room-away.tsx'
import { othersIn, roomName } from './room-name.ts'

/** Where the agent writes to colleagues; not while it is out of service, nor when the group has ended. */
export const RoomComposer = ({ room, onSent }: { room: RoomItem; onSent: () => void }) => {
  const t = useT()
  const me = useMe()?.agent
  if (room.status === 'closed') return <Barrier text={t('room.ended')} />
  if (me?.state === 'offline') return <Barrier text={t('room.out')} />
  return <Writing room={room} meId={me?.id ?? ''} onSent={onSent} />
}

const Barrier = ({ text }: { text: string }) => (
  <p className="mx-2 mb-2 rounded-md border border-line bg-canvas px-3 py-3 text-soft tablet:mx-4 tablet:mb-4">
    {text}
  </p>
)

const Writing = ({ room, meId, onSent }: { room: RoomItem; meId: string; onSent: () => void }) => {
  const t = useT()
  const [also, setAlso] = useState<readonly AlsoBy[]>([])
  const others = othersIn(room, meId)
  return (
    <>
      <AwayLine room={room} also={also} onAlso={setAlso} />
      <WritingForm
        conversationId={room.id}
        mode="reply"
        modes={['reply']}
        people={others}
        label={t('room.write', { name: roomName(t, room, meId) })}
        placeholder={t('room.write.placeholder')}
        keyHint={t('room.write.hint')}
        extra={(text) => {
          const called = mentionsIn(others, text)
          return { ...(called.length > 0 && { mentions: called }), ...(also.length > 0 && { also: [...also] }) }
        }}
        onSent={() => {
          setAlso([])
          onSent()
        }}
      />
    </>
  )
}
