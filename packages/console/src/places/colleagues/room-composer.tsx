import type { AlsoBy, RoomItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { cameByMouse } from '../../lib/last-input.ts'
import { useDraft, writeDraft } from '../../state/drafts.ts'
import { useLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { ComposerFoot } from '../conversations/composer-foot.tsx'
import { MentionField } from './mention-field.tsx'
import { mentionsIn } from './mentions.ts'
import { AwayLine } from './room-away.tsx'
import { othersIn, roomName } from './room-name.ts'
import { useMentions } from './use-mentions.ts'

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
  const client = useLive()?.client
  const text = useDraft(room.id).reply
  const field = useRef<HTMLTextAreaElement>(null)
  const [also, setAlso] = useState<readonly AlsoBy[]>([])
  const others = othersIn(room, meId)
  const left = limits.messageCharacters - text.length
  const canSend = client !== undefined && text.trim() !== '' && left >= 0

  const write = (value: string): void => {
    writeDraft(room.id, { reply: value })
    client?.setTyping(room.id, value !== '')
  }
  const mentions = useMentions(others, { text, field, write })
  useEffect(() => {
    if (cameByMouse()) field.current?.focus({ preventScroll: true })
  }, [])
  const send = (): void => {
    if (!canSend) return
    const called = mentionsIn(others, text)
    const extra = {
      ...(called.length > 0 && { mentions: called }),
      ...(also.length > 0 && { also: [...also] }),
    }
    client.send(room.id, text.trim(), Object.keys(extra).length === 0 ? {} : { extra })
    setAlso([])
    writeDraft(room.id, { reply: '' })
    onSent()
    field.current?.focus()
  }

  return (
    <>
      <AwayLine room={room} also={also} onAlso={setAlso} />
      <form
        className="relative mx-2 mb-2 shrink-0 rounded-md border border-line-strong/60 bg-surface focus-within:border-accent tablet:mb-4 tablet:w-[calc(100%-2rem)] tablet:max-w-248 tablet:self-center"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <MentionField
          field={field}
          text={text}
          mentions={mentions}
          label={t('room.write', { name: roomName(t, room, meId) })}
          placeholder={t('room.write.placeholder')}
          isTooLong={left < 0}
          onWrite={write}
          onLeave={() => client?.setTyping(room.id, false)}
          onSend={send}
          className="py-2"
        />
        <ComposerFoot mode="reply" text={text} canSend={canSend} keyHint={t('room.write.hint')} />
      </form>
    </>
  )
}
