type Heard = (value: unknown) => void
/** `['open']`, `['close']` or `['on', event, heard]`. */
type Call = [command: 'open' | 'close'] | [command: 'on', event: string, heard: Heard]

/** What the page's own scripts may use: `Frontdesk.open()`, or `(window.Frontdesk ||= []).push(['open'])` before we are here. */
export type PageApi = {
  push(...calls: Call[]): void
  open(): void
  close(): void
  /** Events: `open`, `close`, `unread` (with the count). */
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
  const listeners: [string, Heard][] = []
  let wished: boolean | null = null
  let fulfil = (open: boolean): void => {
    wished = open
  }
  const api: PageApi = {
    open: () => fulfil(true),
    close: () => fulfil(false),
    on: (event, heard) => void listeners.push([event, heard]),
    push(...calls) {
      for (const [command, event = '', heard = () => {}] of calls) api[command]?.(event, heard)
    },
  }
  window.Frontdesk = api
  api.push(...early)
  return {
    /** A listener of the page that throws harms only itself. */
    tell(event: string, value?: unknown): void {
      for (const [name, heard] of listeners) if (name === event) setTimeout(heard, 0, value)
    },
    ready(setOpen: (open: boolean) => void): void {
      fulfil = setOpen
      if (wished !== null) setOpen(wished)
    },
  }
}

export type InstalledApi = NonNullable<ReturnType<typeof installPageApi>>
