import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

/** Once around the app: after the first tooltip the neighbours' show at once. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={200} disableHoverableContent>
    {children}
  </Radix.Provider>
)

type TooltipProps = {
  text: ReactNode
  shortcut?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactNode
}

/** More about one element on hover and focus. Never the only place where something stands. */
export const Tooltip = ({ text, shortcut, side = 'bottom', children }: TooltipProps) => (
  <Radix.Root>
    <Radix.Trigger asChild>{children}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="appear z-50 flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 text-12 text-surface shadow-raised"
      >
        {text}
        {shortcut !== undefined && <Kbd keys={shortcut} dark />}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
