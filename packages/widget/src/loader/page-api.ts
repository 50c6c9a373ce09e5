import type { Call } from '../shared/page-messages.ts'

type Heard = (value: unknown) => void

/**
 * What the page's own scripts may use: `Frontdesk.open()`, or `(window.Frontdesk ||= []).push(['open'])` before we are
 * here. `on` is answered in the page; every other word goes to the frame.
 */
export type PageApi = {
  push(...calls: Call[]): void
  open(): void
  close(): void
  /** Events: `open`, `close`, `unread` (with the count), `identity` (with its state). */
  on(event: string, heard: Heard): void
}

declare global {
  interface Window {
    Frontdesk?: PageApi | Call[]
  }
}

/** Puts the interface on the page at once; wishes are kept until somebody can fulfil them. Null when it is there already. */
export const installPageApi = () => {
  const early = window.Frontdesk ?? []
  if (!Array.isArray(early)) return null
  const listeners: Call[] = []
  const waiting: Call[] = []
  let fulfil = (call: Call): unknown => waiting.push(call)
  const push = (...calls: Call[]) => {
    for (const call of calls) {
      if (call[0] === 'on') listeners.push(call)
      // What can't be sent to a frame fails here, where it was written.
      else fulfil(structuredClone(call))
    }
  }
  window.Frontdesk = {
    push,
    open: () => push(['open']),
    close: () => push(['close']),
    on: (event, heard) => push(['on', event, heard]),
  }
  push(...early)
  return {
    /** A listener of the page that throws harms only itself. */
    tell(event: string, value?: unknown): void {
      for (const [, name, heard] of listeners) if (name === event) setTimeout(heard as Heard, 0, value)
    },
    ready(send: (call: Call) => void): void {
      fulfil = send
      waiting.splice(0).forEach(send)
    },
  }
}

export type InstalledApi = NonNullable<ReturnType<typeof installPageApi>>
