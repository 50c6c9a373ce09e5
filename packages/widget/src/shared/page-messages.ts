import type { Appearance } from '@frontdesk/protocol'

/** The page the visitor looks at, as the page itself says. */
export type Page = { url: string; title: string; referrer: string }

/** What the loader tells the frame. */
export type ToFrame =
  | {
      type: 'init'
      ticket: string
      appearance: Appearance
      page: Page
      /** Languages the snippet and the page name, best first; either may be missing. */
      languages: (string | undefined)[]
      narrow: boolean
      /** Whether the visitor has touched the page: sound is allowed only after that. */
      active: boolean
    }
  | { type: 'page'; page: Page }
  /** A boot ticket that was asked for. */
  | { type: 'ticket'; ticket: string }
  | { type: 'open'; open: boolean }
  /** The icon is about to be used: fetch the panel. */
  | { type: 'warm' }
  | { type: 'active' }
  /** The panel fills the screen, or no longer. */
  | { type: 'narrow'; narrow: boolean }

/** How the icon and the frame stand on the page. */
export type Shown = {
  open: boolean
  unread: number /** The frame's name. */
  title: string /** The icon's name. */
  label: string
}

/** What the frame tells the loader. */
export type ToPage =
  /** The one message that goes to any origin: it says nothing. */
  | { type: 'ready' }
  /** `focus`: the visitor did it in the frame, so the focus comes out of it. */
  | { type: 'show'; shown: Shown; focus: boolean }
  | { type: 'ticket' }

/** Keeps our messages apart from all others that pass between a page and its frames. */
const mark = 'frontdesk:1'

export const pack = (message: ToFrame | ToPage): { [key: string]: unknown } => ({ ...message, mark })

/** The message, when it carries our mark. Origin and source are for the receiver to check, before this. */
export const unpack = <M extends ToFrame | ToPage>(data: unknown): M | null =>
  typeof data === 'object' && data !== null && 'mark' in data && data.mark === mark ? (data as M) : null
