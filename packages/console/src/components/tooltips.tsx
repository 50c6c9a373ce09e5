import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import type { Side } from './tooltip.tsx'

/** Rest of the pointer before a tooltip shows, in milliseconds; right after another it shows at once. */
const restMs = 400
const soonAfterMs = 200

const tippedAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/** Once in the app: shows what a `Tooltip` says, above everything, dialogs too. */
export const Tooltips = () => {
  const anchor = useTipped()
  return anchor === null ? null : <Bubble key={anchor.dataset['tip']} anchor={anchor} />
}

/** The element whose tooltip is to be seen: under a mouse that rests, or reached by key. */
const useTipped = (): HTMLElement | null => {
  const [tipped, setTipped] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: HTMLElement | null = null
    let goneAtMs = Number.NEGATIVE_INFINITY
    const show = (element: HTMLElement | null): void => {
      clearTimeout(timer)
      if (shown !== null && element !== shown) goneAtMs = performance.now()
      shown = element
      setTipped(element)
    }
    const rest = (element: HTMLElement | null): void => {
      if (element === shown && element !== null) return
      const isSoon = shown !== null || performance.now() - goneAtMs < soonAfterMs
      show(null)
      if (element !== null) timer = setTimeout(() => show(element), isSoon ? 0 : restMs)
    }
    const over = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') rest(tippedAt(event.target))
    }
    const focused = ({ target }: FocusEvent): void => {
      const element = tippedAt(target)
      if (element?.matches(':focus-visible')) show(element)
    }
    const hide = (): void => show(null)
    const whole = { capture: true, passive: true }
    document.addEventListener('pointerover', over, whole)
    document.addEventListener('focusin', focused)
    const endings = ['pointerdown', 'keydown', 'focusout', 'scroll'] as const
    for (const ending of endings) document.addEventListener(ending, hide, whole)
    // The mouse has left the page.
    document.documentElement.addEventListener('pointerleave', hide)
    // This part may come after the mouse has come to rest.
    if (matchMedia('(hover: hover)').matches) rest(tippedAt([...document.querySelectorAll(':hover')].at(-1) ?? null))
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over, whole)
      document.removeEventListener('focusin', focused)
      document.documentElement.removeEventListener('pointerleave', hide)
      for (const ending of endings) document.removeEventListener(ending, hide, whole)
    }
  }, [])
  return tipped
}

const gap = 6
const margin = 8

/** Where a bubble of this size goes: on the wanted side, on the other where there is no room, and never over the edge. */
const placed = (anchor: DOMRect, bubble: DOMRect, side: Side): { left: number; top: number } => {
  const { innerWidth: width, innerHeight: height } = window
  const isBeside = side === 'left' || side === 'right'
  const size = isBeside ? bubble.width : bubble.height
  const [before, after] = isBeside
    ? [anchor.left - gap - size, anchor.right + gap]
    : [anchor.top - gap - size, anchor.bottom + gap]
  const isBefore = side === 'top' || side === 'left'
  const end = isBeside ? width : height
  const fits = isBefore ? before >= margin : after + size <= end - margin
  const along = isBefore === fits ? before : after
  const within = (at: number, room: number): number => Math.max(margin, Math.min(at, room - margin))
  return isBeside
    ? { left: along, top: within((anchor.top + anchor.bottom - bubble.height) / 2, height - bubble.height) }
    : { left: within((anchor.left + anchor.right - bubble.width) / 2, width - bubble.width), top: along }
}

const Bubble = ({ anchor }: { anchor: HTMLElement }) => {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const { tip, tipKeys, tipSide } = anchor.dataset
  useLayoutEffect(() => {
    const bubble = ref.current
    if (bubble === null || !anchor.isConnected) return
    // Browsers without popovers show it all the same, below a dialog.
    if ('showPopover' in bubble) bubble.showPopover()
    const { left, top } = placed(anchor.getBoundingClientRect(), bubble.getBoundingClientRect(), tipSide as Side)
    Object.assign(bubble.style, { left: `${left}px`, top: `${top}px` })
    // What names the element already need not be said twice.
    if (anchor.getAttribute('aria-label') === tip) return
    anchor.setAttribute('aria-describedby', id)
    return () => anchor.removeAttribute('aria-describedby')
  }, [anchor, id, tip, tipSide])
  return (
    <div
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      className="appear pointer-events-none fixed inset-auto m-0 max-w-72 items-center gap-2 border-0 rounded-md bg-ink px-2 py-1 text-12 text-surface shadow-raised open:flex"
    >
      {tip}
      {tipKeys !== undefined && <Kbd keys={tipKeys} dark />}
    </div>
  )
}
