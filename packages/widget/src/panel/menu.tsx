import { useRef, useState } from 'preact/hooks'
import { usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { MenuItems } from './later.ts'
import type { TextKey } from './texts.ts'

type MenuProps = {
  canEnd: boolean
  end(): void
  /** What ending is called. */
  endKey?: TextKey
}

export const Menu = (props: MenuProps) => {
  const { texts } = usePanel()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const label = texts.t('panel.menu')
  const close = (focus: boolean) => {
    setOpen(false)
    if (focus) button.current?.focus()
  }
  return (
    <div class="menu-place" ref={place}>
      <button
        type="button"
        class="plain"
        ref={button}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon shape="more" />
      </button>
      {open && <MenuItems place={place} close={close} {...props} />}
    </div>
  )
}
