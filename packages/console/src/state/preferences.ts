import type { Theme } from '@frontdesk/protocol'
import { create } from 'zustand'
import { browserLanguage, type Language, languages } from '../lib/i18n.ts'
import { readStored, writeStored } from '../lib/stored.ts'

/** What belongs to this browser rather than to the agent: screens, loudspeakers and keyboards differ. */
export type Preferences = {
  /** `enter`: Enter sends and Shift+Enter breaks the line; `mod-enter`: Ctrl/⌘+Enter sends. */
  sendKey: 'enter' | 'mod-enter'
  /** Shortcuts of a single letter; people who dictate or slip switch them off. */
  letterKeys: boolean
  sounds: boolean
  notices: boolean
  /** Visitors' voice messages play by themselves. */
  voicePlays: boolean
  /** Widths of the outer panes in CSS pixels. */
  listWidth: number
  aboutWidth: number
  aboutOpen: boolean
  /** As the last signed-in agent had them, for the pages before signing in. */
  language: Language
  theme: Theme
}

const key = 'frontdesk:preferences'

const defaults: Preferences = {
  sendKey: 'enter',
  letterKeys: true,
  sounds: true,
  notices: false,
  // Who holds the device in its hand has it near its ear.
  voicePlays: matchMedia('(pointer: coarse)').matches,
  listWidth: 320,
  aboutWidth: 304,
  aboutOpen: true,
  language: browserLanguage(),
  theme: 'auto',
}

/** Takes from stored data what has the right form; it may come from an older version. */
export const asPreferences = (stored: unknown, fallback: Preferences): Preferences => {
  if (typeof stored !== 'object' || stored === null) return fallback
  const from: { [name: string]: unknown } = { ...stored }
  const flag = (name: 'letterKeys' | 'sounds' | 'notices' | 'voicePlays' | 'aboutOpen'): boolean => {
    const value = from[name]
    return typeof value === 'boolean' ? value : fallback[name]
  }
  const width = (name: 'listWidth' | 'aboutWidth'): number => {
    const value = from[name]
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback[name]
  }
  const oneOf = <V extends string>(value: unknown, allowed: readonly V[], otherwise: V): V =>
    allowed.find((word) => word === value) ?? otherwise
  return {
    sendKey: oneOf(from['sendKey'], ['enter', 'mod-enter'], fallback.sendKey),
    letterKeys: flag('letterKeys'),
    sounds: flag('sounds'),
    notices: flag('notices'),
    voicePlays: flag('voicePlays'),
    listWidth: width('listWidth'),
    aboutWidth: width('aboutWidth'),
    aboutOpen: flag('aboutOpen'),
    language: oneOf(from['language'], languages, fallback.language),
    theme: oneOf<Theme>(from['theme'], ['light', 'dark', 'auto'], fallback.theme),
  }
}

export const usePreferences = create<Preferences>(() => asPreferences(readStored(key), defaults))

/** Changes some and remembers all. */
export const prefer = (change: Partial<Preferences>): void => {
  usePreferences.setState(change)
  writeStored(key, usePreferences.getState())
}

// Another tab of the same browser follows at once.
addEventListener('storage', (event) => {
  if (event.key === key) usePreferences.setState(asPreferences(readStored(key), usePreferences.getState()))
})
