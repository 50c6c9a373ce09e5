import { useEffect, useRef } from 'react'
import type { TextId } from '../lib/i18n.ts'
import { shortcutOf } from '../lib/shortcut-of.ts'
import { usePreferences } from '../state/preferences.ts'

export type Shortcut = 'Mod+K' | 'J' | 'K' | 'E' | 'A' | 'T' | 'N' | 'R' | 'I' | '/' | '?'

/** Every shortcut with what it does, in the order of the help page. */
export const shortcutTexts: { [S in Shortcut]: TextId } = {
  'Mod+K': 'palette.title',
  J: 'shortcut.next',
  K: 'shortcut.previous',
  R: 'shortcut.reply',
  N: 'shortcut.note',
  A: 'shortcut.take',
  T: 'shortcut.transfer',
  E: 'shortcut.close',
  I: 'shortcut.about',
  '/': 'shortcut.canned',
  '?': 'shortcuts.title',
}

/** How many overlays are open or on their way. */
let holds = 0

/** No shortcut works until the returned function is called: what is typed now belongs to an overlay. */
export const holdShortcuts = (): (() => void) => {
  holds += 1
  return () => {
    holds -= 1
  }
}

/** The newest of each shortcut has it; the ones below wait until it is gone. */
const handlers = new Map<string, (() => void)[]>()

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || holds > 0 || document.querySelector('dialog[open]') !== null)
    return
  const pressed = shortcutOf(event)
  if (pressed === null) return
  const isLetter = !pressed.includes('+')
  if (isLetter && (isWriting(event.target) || !usePreferences.getState().letterKeys)) return
  const run = handlers.get(pressed)?.at(-1)
  if (run === undefined) return
  event.preventDefault()
  run()
})

/** The shortcuts that do something on the present page. */
export const presentShortcuts = (): Shortcut[] =>
  (Object.keys(shortcutTexts) as Shortcut[]).filter((keys) => (handlers.get(keys)?.length ?? 0) > 0)

/** Does what the keys would do. */
export const runShortcut = (keys: Shortcut): void => handlers.get(keys)?.at(-1)?.()

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="menu"]') !== null)

/** Runs `act` when the keys are pressed outside of a text. Null switches it off. */
export const useShortcut = (keys: Shortcut, act: (() => void) | null): void => {
  const latest = useRef(act)
  latest.current = act
  const isOn = act !== null
  useEffect(() => {
    if (!isOn) return
    const run = (): void => latest.current?.()
    const stack = handlers.get(keys) ?? []
    handlers.set(keys, [...stack, run])
    return () => {
      handlers.set(
        keys,
        (handlers.get(keys) ?? []).filter((one) => one !== run),
      )
    }
  }, [keys, isOn])
}
