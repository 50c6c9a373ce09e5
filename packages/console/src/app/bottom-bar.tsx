import { Link } from '@tanstack/react-router'
import { CountBadge } from '../components/count-badge.tsx'
import { useT } from '../lib/i18n.ts'
import { useUnreadRooms } from '../places/colleagues/use-rooms.ts'
import { useTabCounts } from '../places/conversations/use-lists.ts'
import { OwnMenu } from './own-menu.tsx'
import { barPlaces } from './places.ts'

/** The phone's way between the places, under the thumb. */
export const BottomBar = ({ onHelp }: { onHelp: () => void }) => {
  const t = useT()
  const counts = useTabCounts()
  const rooms = useUnreadRooms()
  return (
    <div className="flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]">
      <nav aria-label={t('shell.places')} className="contents">
        {barPlaces.map(({ to, text, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ includeSearch: false }}
            className="flex min-h-(--bar) min-w-0 flex-auto flex-col items-center justify-center gap-0.5 text-12 font-medium text-soft aria-[current=page]:text-accent-ink"
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
            <span className="max-w-full truncate px-0.5">{t(text)}</span>
          </Link>
        ))}
      </nav>
      <OwnMenu onHelp={onHelp} place="bar" />
    </div>
  )
}
