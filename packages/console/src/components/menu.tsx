import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

type MenuProps = {
  trigger: ReactNode
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  /** Where something else than the button opens it, too. */
  open?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A short list of acts behind a button. Not modal, so that nothing locks the page's scrolling. */
export const Menu = ({ trigger, children, side = 'bottom', align = 'end', ...state }: MenuProps) => (
  <DropdownMenu.Root modal={false} {...state}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="appear z-40 min-w-48 rounded-md border border-line bg-raised p-1 shadow-raised"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
)

type MenuItemProps = {
  icon?: ReactNode
  onSelect: () => void
  children: ReactNode
  danger?: boolean
  disabled?: boolean
}

export const MenuItem = ({ icon, onSelect, children, danger = false, disabled = false }: MenuItemProps) => (
  <DropdownMenu.Item
    onSelect={onSelect}
    disabled={disabled}
    className={cx(
      'flex min-h-(--target) cursor-pointer items-center gap-2.5 rounded-sm px-2.5 text-14 outline-none',
      'data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-hover',
      danger && 'text-bad-ink',
    )}
  >
    {icon}
    {children}
  </DropdownMenu.Item>
)

export const MenuLine = () => <DropdownMenu.Separator className="my-1 h-px bg-line" />
