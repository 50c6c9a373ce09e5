import type { Language } from '../shared/language.ts'
import type { ToFrame } from '../shared/page-messages.ts'
import type { launcherWords } from './launcher-words.ts'
import type { ParentPage } from './parent-page.ts'

/** How the visitor let it begin: by agreeing, or by opening the chat alone. */
export type Begun = 'agreed' | 'opened'

/**
 * Waits until the visitor opens the chat and, where the site asks, agrees. Until then nothing is asked of the server and
 * nothing is stored; 'No thanks' closes and leaves nothing.
 */
export const waitAtGate = (options: {
  init: Extract<ToFrame, { type: 'init' }>
  asks: boolean
  language: Language
  page: ParentPage
  /** Handed over: naming it here would make a file of its own of it. */
  words: typeof launcherWords
  /** Messages for the session; those that came already and those that come. */
  waiting: ToFrame[]
  /** From now on this one hears the page. */
  listen(gate: (message: ToFrame) => void): void
}): Promise<Begun> =>
  new Promise((resolve) => {
    const { init, asks, language, page, words, waiting } = options
    let { narrow } = init
    let isTouched = !!init.alone
    let leave: (() => void) | null = null

    const show = (open: boolean, focus: boolean) => {
      page.tell({ type: 'show', shown: { open, badge: '', ...words(language, open) }, focus })
    }
    const begin = (how: Begun) => {
      leave?.()
      options.listen((message) => waiting.push(message))
      // The chat opens where the question stood.
      waiting.push({ type: 'call', call: ['open'] })
      resolve(how)
    }
    const close = () => {
      // As a page of its own the question stays: behind it there is nothing.
      if (init.alone) return
      leave?.()
      leave = null
      show(false, true)
    }
    const ask = async () => {
      show(true, true)
      const { askConsent } = await import('../forms/consent.tsx')
      leave?.()
      leave = await askConsent({
        place: document.body,
        appearance: init.appearance,
        alone: !!init.alone,
        narrow,
        language,
        agree: () => begin('agreed'),
        decline: close,
      })
    }

    const hear = (message: ToFrame) => {
      if (message.type === 'narrow') narrow = message.narrow
      if (message.type === 'active') isTouched = true
      const word = message.type === 'call' ? message.call[0] : null
      if (word === 'close') close()
      else if (word !== 'open') waiting.push(message)
      else if (asks) ask().catch(close)
      // A page that opens the chat by itself opens it for nobody.
      else if (isTouched) begin('opened')
    }
    show(false, false)
    options.listen(hear)
    const early = waiting.splice(0)
    for (const message of early) hear(message)
    if (init.alone) hear({ type: 'call', call: ['open'] })
  })
