/** The conversation on this page's screen, whether or not the page has the focus. */
let onScreen: string | null = null
const heard = new Set<() => void>()

export const lookAt = (conversationId: string | null): void => {
  onScreen = conversationId
  for (const tell of heard) tell()
}

export const lookedAt = (): string | null => onScreen

/** The conversation that the person is reading right now in this tab; null when the page is behind something else. */
export const readNow = (): string | null =>
  document.visibilityState === 'visible' && document.hasFocus() ? onScreen : null

/** Calls when {@link readNow} may say something else. @returns what stops it */
export const onReading = (tell: () => void): (() => void) => {
  heard.add(tell)
  addEventListener('focus', tell)
  addEventListener('blur', tell)
  document.addEventListener('visibilitychange', tell)
  return () => {
    heard.delete(tell)
    removeEventListener('focus', tell)
    removeEventListener('blur', tell)
    document.removeEventListener('visibilitychange', tell)
  }
}
