import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScreen } from '../../app/screen.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { ResizablePane } from '../../components/resizable-pane.tsx'
import { useT } from '../../lib/i18n.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'

type TwoPanesProps = {
  conversationId: string
  /** @param atSeq the message to show first, by the address */
  main: (isSideShown: boolean, toggle: () => void, atSeq: number | null) => ReactNode
  /** @param isWhole it has the screen to itself */
  side: (close: () => void, isWhole: boolean) => ReactNode
}

/** A conversation, and a pane beside it where that fits or where it was asked for; on a phone one or the other. */
export const TwoPanes = ({ conversationId, main, side }: TwoPanesProps) => {
  const t = useT()
  const screen = useScreen()
  const navigate = useNavigate()
  const { tab, pane, at } = useSearch({ from: '/conversations' })
  const isFoldedOut = usePreferences((state) => state.aboutOpen)
  const width = usePreferences((state) => state.aboutWidth)
  const isSideShown = screen === 'wide' ? isFoldedOut : pane === 'about'

  const toggle = (): void => {
    if (screen === 'wide') {
      prefer({ aboutOpen: !isFoldedOut })
      return
    }
    const base = tab === undefined ? {} : { tab }
    void navigate({
      to: '/conversations/$conversationId',
      params: { conversationId },
      search: isSideShown ? base : { ...base, pane: 'about' },
      replace: isSideShown,
    })
  }
  useShortcut('I', toggle)

  if (screen === 'phone' && isSideShown) return side(toggle, true)
  return (
    <div className="flex h-full">
      {main(isSideShown, toggle, at ?? null)}
      {isSideShown && (
        <ResizablePane
          edge="start"
          label={t('pane.about.resize')}
          width={width}
          min={260}
          max={screen === 'wide' ? 480 : 320}
          onWidth={(aboutWidth) => prefer({ aboutWidth })}
          className="border-s border-line bg-surface"
        >
          {side(toggle, false)}
        </ResizablePane>
      )}
    </div>
  )
}
