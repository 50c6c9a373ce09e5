/** The conversation on this page's screen, whether or not the page has the focus. */
let lookedAt: string | null = null

export const lookAt = (conversationId: string | null): void => {
  lookedAt = conversationId
}

/** The conversation that the person is reading right now in this tab; null when the page is behind something else. */
export const readNow = (): string | null =>
  document.visibilityState === 'visible' && document.hasFocus() ? lookedAt : null
