import type { Callback, ServerFrame } from '@frontdesk/protocol'

/** The list as far as it is loaded. */
export type CallbackPages = { pages: { callbacks: Callback[]; next: string | null }[]; pageParams: (string | null)[] }

/** Of two states of an entry the one with the larger number is newer; with the same number the one that came later. */
const newer = (known: Callback, told: Callback): Callback => (told.rev >= known.rev ? told : known)

/** What a frame makes of the loaded list at once; whether an entry still belongs there, and where, the server says after. */
export const mergeCallback = (known: CallbackPages, frame: ServerFrame): CallbackPages => {
  switch (frame.type) {
    case 'callback.changed':
      return mapped(known, (entries) =>
        entries.map((one) => (one.id === frame.callback.id ? newer(one, frame.callback) : one)),
      )
    case 'callback.removed':
      return mapped(known, (entries) => entries.filter(({ id }) => id !== frame.callbackId))
    default:
      return known
  }
}

const mapped = (known: CallbackPages, change: (entries: Callback[]) => Callback[]): CallbackPages => ({
  ...known,
  pages: known.pages.map((page) => ({ ...page, callbacks: change(page.callbacks) })),
})
