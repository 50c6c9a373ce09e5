/** So long a finger stays before it means more than a tap. */
const pressMs = 450
/** So far it may slip meanwhile, in CSS pixels. */
const slipPx = 10

/** What means something of its own when a finger stays on it. */
const ownMeaning = 'a, button, input, textarea, select, audio, video, [role="slider"]'

/**
 * Calls when a finger stays on an element; a mouse has buttons of its own.
 * @returns what lets go of the element
 */
export const onLongPress = (element: HTMLElement, pressed: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let isHeld = false
  const stop = () => clearTimeout(timer)
  const down = (event: PointerEvent) => {
    stop()
    isHeld = false
    const isPlain = event.target instanceof Element && event.target.closest(ownMeaning) === null
    if (event.pointerType === 'mouse' || !event.isPrimary || !isPlain) return
    from = { x: event.clientX, y: event.clientY }
    timer = setTimeout(() => {
      isHeld = true
      pressed()
    }, pressMs)
  }
  const moved = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > slipPx) stop()
  }
  /** The browser's own menu, which some open at the same moment, and the click on what stands under the finger by now. */
  const drop = (event: Event) => {
    if (isHeld) event.preventDefault()
  }
  const ends = ['pointerup', 'pointercancel', 'pointerleave'] as const
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', moved)
  element.addEventListener('contextmenu', drop)
  element.addEventListener('touchend', drop)
  for (const end of ends) element.addEventListener(end, stop)
  return () => {
    stop()
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', moved)
    element.removeEventListener('contextmenu', drop)
    element.removeEventListener('touchend', drop)
    for (const end of ends) element.removeEventListener(end, stop)
  }
}
