import { Outlet, useMatchRoute } from '@tanstack/react-router'
import { Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { useT } from '../lib/i18n.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { useOffers } from '../places/conversations/use-lists.ts'
import { BottomBar } from './bottom-bar.tsx'
import { ConnectionStrip } from './connection-strip.tsx'
import { loadAhead, loadOffers, loadPalette } from './late-parts.ts'
import { ProxyStrip } from './proxy-strip.tsx'
import { Rail } from './rail.tsx'
import { RevisitOutlet } from './revisit-outlet.tsx'
import { useScreen } from './screen.ts'
import { SessionOutlet } from './session-outlet.tsx'
import { holdShortcuts, useShortcut } from './shortcuts.ts'
import { usePageMark } from './use-page-mark.ts'

const Palette = lazyPart(async () => (await loadPalette()).Palette)
const Offers = lazyPart(async () => (await loadOffers()).Offers)
const ShortcutHelp = lazyPart(async () => (await import('./shortcut-help.tsx')).ShortcutHelp)

/** What stands around every place: the rail or the bottom bar, the connection's strip, palette and help. */
export const Shell = () => {
  const t = useT()
  const screen = useScreen()
  const [overlay, setOverlay] = useState<'palette' | 'help' | null>(null)
  const matches = useMatchRoute()
  const isInConversation =
    matches({ to: '/conversations/$conversationId' }) !== false ||
    matches({ to: '/colleagues/$conversationId' }) !== false
  const offers = useOffers()
  usePageMark()
  useShortcut('Mod+K', () => setOverlay('palette'))
  useShortcut('?', () => setOverlay('help'))
  // Until the overlay is there, letters typed after its shortcut would be shortcuts themselves.
  useLayoutEffect(() => (overlay === null ? undefined : holdShortcuts()), [overlay])
  useEffect(loadAhead, [])
  const close = (): void => setOverlay(null)
  return (
    <div className="flex h-full">
      <button
        type="button"
        className="fixed start-2 -top-20 z-50 min-target rounded-md bg-ink px-3 py-2 text-surface focus:top-2"
        onClick={() => document.getElementById('main')?.focus()}
      >
        {t('shell.skip')}
      </button>
      {screen !== 'phone' && <Rail onPalette={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />}
      <div className="flex min-w-0 flex-1 flex-col">
        <ConnectionStrip />
        <ProxyStrip />
        <Suspense>{offers.length > 0 && <Offers items={offers} />}</Suspense>
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Outlet />
        </main>
        {screen === 'phone' && !isInConversation && <BottomBar onHelp={() => setOverlay('help')} />}
      </div>
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} onHelp={() => setOverlay('help')} />}
        <RevisitOutlet />
        <SessionOutlet />
        {overlay === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
    </div>
  )
}
