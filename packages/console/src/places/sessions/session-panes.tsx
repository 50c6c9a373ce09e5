import type { RoomItem } from '@frontdesk/protocol'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useScreen } from '../../app/screen.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { ResizablePane } from '../../components/resizable-pane.tsx'
import { useT } from '../../lib/i18n.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'
import { PeoplePane } from './people-pane.tsx'
import { Session } from './session.tsx'

/** The session, and beside it who is in it, where that fits or where it was asked for. */
export const SessionPanes = ({ session }: { session: RoomItem }) => {
  const t = useT()
  const screen = useScreen()
  const navigate = useNavigate()
  const { tab, pane, at } = useSearch({ from: '/conversations' })
  const isFoldedOut = usePreferences((state) => state.aboutOpen)
  const width = usePreferences((state) => state.aboutWidth)
  const arePeopleShown = screen === 'wide' ? isFoldedOut : pane === 'about'

  const toggle = (): void => {
    if (screen === 'wide') {
      prefer({ aboutOpen: !isFoldedOut })
      return
    }
    const base = tab === undefined ? {} : { tab }
    void navigate({
      to: '/conversations/$conversationId',
      params: { conversationId: session.id },
      search: arePeopleShown ? base : { ...base, pane: 'about' },
      replace: arePeopleShown,
    })
  }
  useShortcut('I', toggle)

  if (screen === 'phone' && arePeopleShown) return <PeoplePane session={session} onClose={toggle} isWhole />
  return (
    <div className="flex h-full">
      <Session session={session} atSeq={at ?? null} arePeopleShown={arePeopleShown} onPeople={toggle} />
      {arePeopleShown && (
        <ResizablePane
          edge="start"
          label={t('pane.about.resize')}
          width={width}
          min={260}
          max={screen === 'wide' ? 480 : 320}
          onWidth={(aboutWidth) => prefer({ aboutWidth })}
          className="border-s border-line bg-surface"
        >
          <PeoplePane session={session} onClose={toggle} />
        </ResizablePane>
      )}
    </div>
  )
}
