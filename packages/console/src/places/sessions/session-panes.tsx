import type { RoomItem } from '@frontdesk/protocol'
import { TwoPanes } from '../conversations/two-panes.tsx'
import { PeoplePane } from './people-pane.tsx'
import { Session } from './session.tsx'

/** The session, and beside it who is in it. */
export const SessionPanes = ({ session }: { session: RoomItem }) => (
  <TwoPanes
    conversationId={session.id}
    main={(isSideShown, toggle, atSeq) => (
      <Session session={session} atSeq={atSeq} arePeopleShown={isSideShown} onPeople={toggle} />
    )}
    side={(close, isWhole) => <PeoplePane session={session} onClose={close} isWhole={isWhole} />}
  />
)
