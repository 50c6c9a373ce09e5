import { pack, type ToFrame, type ToPage, unpack } from '../shared/page-messages.ts'

/** The page around the frame. Only it is heard, and once it has spoken only its origin is spoken to. */
export const createParentPage = (heard: (message: ToFrame) => void) => {
  let origin: string | null = null
  addEventListener('message', (event) => {
    if (event.source !== parent || (origin !== null && event.origin !== origin)) return
    const message = unpack<ToFrame>(event.data)
    if (message === null) return
    origin = event.origin
    heard(message)
  })
  // Says nothing to nobody in particular; the answer tells who is there.
  parent.postMessage(pack({ type: 'ready' }), '*')
  return {
    tell(message: ToPage): void {
      if (origin !== null) parent.postMessage(pack(message), origin)
    },
  }
}

export type ParentPage = ReturnType<typeof createParentPage>
