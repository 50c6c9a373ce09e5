/** Whoever has written this recently is still writing. */
const writingMs = 2_500

type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>

const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Where a visitor writes, or may be writing: what is in another frame can't be known. */
export const isWritten = (element: Element | null, own: Element): boolean =>
  element !== null &&
  element !== own &&
  (element.matches('input, textarea, select, iframe, embed, object') ||
    (element as HTMLElement).isContentEditable === true)

/** The element that really has the focus, in whatever shadow it stands. */
export const deepFocus = (root: DocumentOrShadowRoot = document): Element | null => {
  const { activeElement } = root
  return activeElement?.shadowRoot ? (deepFocus(activeElement.shadowRoot) ?? activeElement) : activeElement
}

/**
 * Whether the box may come: not while the visitor writes, and not over the field that has the focus.
 * @param sinceMs since the last key
 */
export const mayShow = (focused: Element | null, own: Element, box: Box, sinceMs: number): boolean => {
  if (!isWritten(focused, own) || focused === null) return true
  if (focused.matches('iframe, embed, object')) return false
  return sinceMs >= writingMs && !overlaps(focused.getBoundingClientRect(), box)
}
