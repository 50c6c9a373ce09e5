import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { ResizablePane } from '../../components/resizable-pane.tsx'
import { useT } from '../../lib/i18n.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'
import { ConversationList } from './conversation-list.tsx'

/** List · timeline · about the visitor; on a phone one at a time. */
export const ConversationsPlace = () => {
  const t = useT()
  const screen = useScreen()
  const { conversationId } = useParams({ strict: false })
  const { pane } = useSearch({ from: '/conversations' })
  const width = usePreferences((state) => state.listWidth)
  if (screen === 'phone')
    return conversationId === undefined ? (
      <div className="flex h-full flex-col bg-surface">
        <ConversationList openId={null} />
      </div>
    ) : (
      <Outlet />
    )
  // Two panes fit here: beside the one about the visitor the list gives way.
  const isListShown = !(screen === 'tablet' && conversationId !== undefined && pane === 'about')
  return (
    <div className="flex h-full">
      {isListShown && (
        <ResizablePane
          edge="end"
          label={t('pane.list.resize')}
          width={width}
          min={240}
          max={screen === 'wide' ? 480 : 340}
          onWidth={(listWidth) => prefer({ listWidth })}
          className="border-e border-line bg-surface"
        >
          <ConversationList openId={conversationId ?? null} />
        </ResizablePane>
      )}
      <div className="min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  )
}

/** The middle, while no conversation is open. */
export const NoConversation = () => {
  const t = useT()
  return (
    <div className="flex h-full">
      <EmptyState icon={MessagesSquare} title={t('conversation.none.title')} body={t('conversation.none.body')}>
        <span className="flex items-center gap-2 text-13 text-faint">
          <Kbd keys="J" /> <Kbd keys="K" /> {t('conversation.none.keys')}
        </span>
      </EmptyState>
    </div>
  )
}
