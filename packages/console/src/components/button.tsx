import type { ComponentPropsWithRef, ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { Tooltip } from './tooltip.tsx'

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-surface text-ink hover:bg-hover border-line-strong/50',
  quiet: 'bg-transparent text-soft hover:bg-hover hover:text-ink border-transparent',
  danger: 'bg-bad text-on-bad hover:bg-bad-hover border-transparent',
} as const

export type ButtonLook = keyof typeof looks

type ButtonProps = ComponentPropsWithRef<'button'> & {
  look?: ButtonLook
  icon?: ReactNode
  /** Under way: stays as wide as it is, says so to screen readers, takes no second click. */
  busy?: boolean
}

export const buttonClass = (look: ButtonLook): string =>
  cx(
    'inline-flex h-target min-w-(--target) items-center justify-center gap-2 rounded-md border px-3 text-14 font-medium whitespace-nowrap',
    'transition-colors duration-100 disabled:cursor-default disabled:opacity-55',
    looks[look],
  )

export const Button = ({ look = 'secondary', icon, busy = false, children, className, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    className={cx(buttonClass(look), busy && 'animate-[breathe_1.2s_ease-in-out_infinite]', className)}
  >
    {icon}
    {children}
  </button>
)

type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> & {
  /** What it does; shown as a tooltip and read by screen readers. */
  label: string
  shortcut?: string
  icon: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
}

/** A button with only an icon. Its name is always there for those who cannot see or guess the picture. */
export const IconButton = ({ label, shortcut, icon, side, className, ...rest }: IconButtonProps) => (
  <Tooltip text={label} {...(shortcut ? { shortcut } : {})} {...(side ? { side } : {})}>
    <button
      type="button"
      aria-label={label}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      {...rest}
      className={cx(
        'inline-flex min-target shrink-0 items-center justify-center rounded-md text-soft transition-colors duration-100',
        'hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
        'disabled:cursor-default disabled:opacity-50',
        className,
      )}
    >
      {icon}
    </button>
  </Tooltip>
)
