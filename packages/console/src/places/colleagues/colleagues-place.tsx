import { Outlet, useParams } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ResizablePane } from '../../components/resizable-pane.tsx'
import { useT } from '../../lib/i18n.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'
import { ColleagueList } from './colleague-list.tsx'

/** Rooms and people · the room; on a phone one at a time. */
export const ColleaguesPlace = () => {
  const t = useT()
  const screen = useScreen()
  const { conversationId } = useParams({ strict: false })
  const width = usePreferences((state) => state.listWidth)
  if (screen === 'phone')
    return conversationId === undefined ? (
      <div className="h-full bg-surface">
        <ColleagueList openId={null} />
      </div>
    ) : (
      <Outlet />
    )
  return (
    <div className="flex h-full">
      <ResizablePane
        edge="end"
        label={t('pane.list.resize')}
        width={width}
        min={280}
        max={screen === 'wide' ? 480 : 340}
        onWidth={(listWidth) => prefer({ listWidth })}
        className="border-e border-line bg-surface"
      >
        <ColleagueList openId={conversationId ?? null} />
      </ResizablePane>
      <div className="min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  )
}

/** The middle, while no room is open. */
export const NoRoom = () => {
  const t = useT()
  return (
    <div className="flex h-full">
      <EmptyState icon={MessagesSquare} title={t('room.none.title')} body={t('room.none.body')} />
    </div>
  )
}
