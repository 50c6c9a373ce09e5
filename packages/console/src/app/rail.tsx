import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { IconButton } from '../components/button.tsx'
import { CountBadge } from '../components/count-badge.tsx'
import { useT } from '../lib/i18n.ts'
import { useUnreadRooms } from '../places/colleagues/use-rooms.ts'
import { useTabCounts } from '../places/conversations/use-lists.ts'
import { OwnMenu } from './own-menu.tsx'
import { places } from './places.ts'
import { ProductMark } from './product-mark.tsx'
import { SoundSwitch } from './sound-switch.tsx'

/** The narrow rail of a desk: the places, and at its foot the agent's own state, name and sound. */
export const Rail = ({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) => {
  const t = useT()
  const counts = useTabCounts()
  const rooms = useUnreadRooms()
  return (
    <div className="flex w-(--rail) shrink-0 flex-col items-center gap-1 border-e border-line bg-canvas py-3">
      <ProductMark className="mb-2 size-8" />
      <nav aria-label={t('shell.places')} className="flex w-full flex-col gap-1 px-1">
        {places.map(({ to, text, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ includeSearch: false }}
            className="group relative flex min-h-14 flex-col items-center justify-center gap-1 rounded-md text-12 font-medium text-soft hover:bg-active hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
          >
            <span className="relative">
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              {to === '/colleagues' && (
                <CountBadge
                  count={rooms}
                  label={t('shell.rooms', { count: rooms })}
                  className="absolute -top-2 start-3.5"
                />
              )}
              {to === '/conversations' && (
                <CountBadge
                  count={counts.mine + counts.queue}
                  label={t('shell.waiting', { count: counts.mine + counts.queue })}
                  className="absolute -top-2 start-3.5"
                />
              )}
            </span>
            <span className="max-w-full truncate">{t(text)}</span>
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex w-full flex-col items-center gap-1 px-1">
        <IconButton
          label={t('palette.title')}
          shortcut="Mod+K"
          side="right"
          icon={<Search size={18} aria-hidden />}
          onClick={onPalette}
        />
        <SoundSwitch />
        <OwnMenu onHelp={onHelp} place="rail" />
      </div>
    </div>
  )
}
