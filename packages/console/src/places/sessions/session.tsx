import type { RoomItem } from '@frontdesk/protocol'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { RoomTalk } from '../colleagues/room-talk.tsx'
import { SessionComposer } from './session-composer.tsx'
import { SessionHeader } from './session-header.tsx'
import { sessionName } from './session-of.ts'

type SessionProps = { session: RoomItem; atSeq: number | null; arePeopleShown: boolean; onPeople: () => void }

/** The middle pane of a session. */
export const Session = ({ session, atSeq, arePeopleShown, onPeople }: SessionProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  return (
    <RoomTalk
      room={session}
      name={sessionName(t, session, meId)}
      head={<SessionHeader session={session} arePeopleShown={arePeopleShown} onPeople={onPeople} />}
      composer={(onSent) => <SessionComposer session={session} onSent={onSent} />}
      atSeq={atSeq}
    />
  )
}
