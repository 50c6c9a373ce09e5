import type { RoomItem } from '@frontdesk/protocol'
import { Suspense, useMemo } from 'react'
import { useT, withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { RoomTalk } from '../colleagues/room-talk.tsx'
import { SessionComposer } from './session-composer.tsx'
import { SessionHeader } from './session-header.tsx'
import { sessionName } from './session-of.ts'

const InterpretationLine = lazyPart(
  async () =>
    (await withTexts('interpretation', () => import('../interpretation/interpretation-line.tsx'))).InterpretationLine,
)

type SessionProps = { session: RoomItem; atSeq: number | null; arePeopleShown: boolean; onPeople: () => void }

/** The middle pane of a session. */
export const Session = ({ session, atSeq, arePeopleShown, onPeople }: SessionProps) => {
  const t = useT()
  const names = useMemo(
    () => new Map(session.members.map(({ party }) => [party.id, authorName(t, party)])),
    [t, session.members],
  )
  const meId = useMe()?.agent.id ?? ''
  return (
    <RoomTalk
      room={session}
      name={sessionName(t, session, meId)}
      head={<SessionHeader session={session} arePeopleShown={arePeopleShown} onPeople={onPeople} />}
      composer={(onSent) => (
        <>
          <Suspense>
            <InterpretationLine conversationId={session.id} names={names} />
          </Suspense>
          <SessionComposer session={session} onSent={onSent} />
        </>
      )}
      atSeq={atSeq}
    />
  )
}
