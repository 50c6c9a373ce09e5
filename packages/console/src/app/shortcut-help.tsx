import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { type TextId, useT } from '../lib/i18n.ts'
import { usePreferences } from '../state/preferences.ts'
import { shortcutTexts } from './shortcuts.ts'

/** All shortcuts at a glance. */
export const ShortcutHelp = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const sendKey = usePreferences((state) => state.sendKey)
  const rows: [string, TextId][] = [
    ...Object.entries(shortcutTexts),
    [sendKey === 'enter' ? 'Enter' : 'Mod+Enter', 'shortcut.send'],
    [sendKey === 'enter' ? 'Shift+Enter' : 'Enter', 'shortcut.break'],
    ['Esc', 'shortcut.leave'],
  ]
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <dl className="flex flex-col">
        {rows.map(([keys, text]) => (
          <div key={keys} className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-b-0">
            <dt>{t(text)}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
