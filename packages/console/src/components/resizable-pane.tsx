import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { cx } from '../lib/cx.ts'

type ResizablePaneProps = {
  /** Where the handle is. */
  edge: 'start' | 'end'
  /** What the handle does, for screen readers. */
  label: string
  /** All in CSS pixels. */
  width: number
  min: number
  max: number
  onWidth: (width: number) => void
  className?: string
  children: ReactNode
}

const keyStep = 16

/** A pane whose inner edge can be dragged, or moved with the arrow keys; a double click is not needed to know it. */
export const ResizablePane = ({ edge, label, width, min, max, onWidth, className, children }: ResizablePaneProps) => {
  const [drag, setDrag] = useState<{ startX: number; startWidth: number } | null>(null)
  const bounded = Math.round(Math.min(max, Math.max(min, width)))
  /** Which way the pane grows when the pointer goes right. */
  const sign = (target: Element): 1 | -1 =>
    (getComputedStyle(target).direction === 'rtl') === (edge === 'end') ? -1 : 1

  const move = (event: PointerEvent<HTMLElement>): void => {
    if (drag === null) return
    const wanted = drag.startWidth + (event.clientX - drag.startX) * sign(event.currentTarget)
    onWidth(Math.round(Math.min(max, Math.max(min, wanted))))
  }
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    onWidth(Math.min(max, Math.max(min, bounded + direction * keyStep * sign(event.currentTarget))))
  }

  return (
    <div className={cx('relative flex h-full shrink-0 flex-col', className)} style={{ width: bounded }}>
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: a window splitter has no element of its own */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={bounded}
        aria-valuemin={min}
        aria-valuemax={max}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag({ startX: event.clientX, startWidth: bounded })
        }}
        onPointerMove={move}
        onPointerUp={() => setDrag(null)}
        onPointerCancel={() => setDrag(null)}
        className={cx(
          'absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none transition-colors duration-150 hover:bg-accent/25',
          edge === 'end' ? '-end-1' : '-start-1',
          drag !== null && 'bg-accent/40',
        )}
      />
    </div>
  )
}
