import { cloneElement, type ReactElement } from 'react'

export type Side = 'top' | 'bottom' | 'left' | 'right'

type TooltipProps = {
  text: string
  shortcut?: string
  side?: Side
  /** One element of the page's own language, which carries the words until `Tooltips` shows them. */
  children: ReactElement
}

/** More about one element on hover and focus. Never the only place where something stands. */
export const Tooltip = ({ text, shortcut, side = 'bottom', children }: TooltipProps) =>
  cloneElement(children, { 'data-tip': text, 'data-tip-keys': shortcut, 'data-tip-side': side } as object)
