import { cx } from '../lib/cx.ts'

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** Keys as people see them on their keyboard. `Mod` is Ctrl, or ⌘ at Apple's. */
const keyName = (key: string): string => (key === 'Mod' ? (isApple ? '⌘' : 'Ctrl') : key)

/** Keys to press, written `Mod+K`. */
export const Kbd = ({ keys, dark = false }: { keys: string; dark?: boolean }) => (
  <span className="inline-flex gap-0.5">
    {keys.split('+').map((key) => (
      <kbd
        key={key}
        className={cx(
          'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-12 leading-none',
          dark ? 'border-surface/40' : 'border-line bg-canvas text-soft',
        )}
      >
        {keyName(key)}
      </kbd>
    ))}
  </span>
)
