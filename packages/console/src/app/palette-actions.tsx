import { useNavigate } from '@tanstack/react-router'
import { CircleHelp, LogOut, UserRound, UsersRound, Volume2, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { searchFor } from '../places/conversations/address.ts'
import { tabs } from '../places/conversations/feed-lists.ts'
import { beginPicking, type Meant } from '../places/sessions/picking.ts'
import { useFeed } from '../state/feed.ts'
import { lookedAt } from '../state/looking-at.ts'
import { prefer, usePreferences } from '../state/preferences.ts'
import { places } from './places.ts'
import { presentShortcuts, runShortcut, type Shortcut, shortcutTexts } from './shortcuts.ts'
import { leave } from './state-acts.tsx'

export type PaletteAction = { name: string; icon: ReactNode; shortcut?: Shortcut; act: () => unknown }

/** These open what is open already, or what is here under its own name. */
const notHere: readonly Shortcut[] = ['Mod+K', '?']

/** The visitor whose conversation is on the screen. */
const visitorLookedAt = (): Meant[] => {
  const item = useFeed.getState().feed?.items.get(lookedAt() ?? '')
  return item === undefined ? [] : [{ contact: item.contact, site: item.site }]
}

/** What can be done from anywhere, what the present page offers by key first. */
export const usePaletteActions = (onHelp: () => void): PaletteAction[] => {
  const t = useT()
  const navigate = useNavigate()
  const hasSound = usePreferences((state) => state.sounds)
  return [
    ...presentShortcuts()
      .filter((keys) => !notHere.includes(keys))
      .map((keys) => ({ name: t(shortcutTexts[keys]), icon: null, shortcut: keys, act: () => runShortcut(keys) })),
    ...places.map(({ to, text, icon: Icon }) => ({
      name: t(text),
      icon: <Icon size={16} aria-hidden />,
      act: () => navigate({ to }),
    })),
    ...tabs.map((tab) => ({
      name: `${t('place.conversations')}: ${t(`tab.${tab}`)}`,
      icon: null,
      act: () => navigate({ to: '/conversations', search: searchFor(tab) }),
    })),
    {
      name: t('act.session'),
      icon: <UsersRound size={16} aria-hidden />,
      act: () => beginPicking({ into: null, visitors: visitorLookedAt() }),
    },
    {
      name: t('settings.profile'),
      icon: <UserRound size={16} aria-hidden />,
      act: () => navigate({ to: '/settings/profile' }),
    },
    {
      name: hasSound ? t('sound.off') : t('sound.on'),
      icon: hasSound ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />,
      act: () => prefer({ sounds: !hasSound }),
    },
    { name: t('shortcuts.title'), icon: <CircleHelp size={16} aria-hidden />, shortcut: '?', act: onHelp },
    {
      name: t('me.signout'),
      icon: <LogOut size={16} aria-hidden />,
      act: leave,
    },
  ]
}
