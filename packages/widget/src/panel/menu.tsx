import { useRef, useState } from 'preact/hooks'
import { usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { MenuItems } from './later.ts'

export const Menu = ({ canEnd, end }: { canEnd: boolean; end(): void }) => {
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
      {open && <MenuItems place={place} close={close} canEnd={canEnd} end={end} />}
    </div>
  )
}
