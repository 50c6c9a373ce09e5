import type { Appearance } from '@frontdesk/protocol'

/** The page the visitor looks at, as the page itself says. */
export type Page = { url: string; title: string; referrer: string }

/** A wish of the page, as its scripts wrote it: `['open']`, `['identify', token]`. Whatever is in it is the page's. */
export type Call = readonly unknown[]

/** What the loader tells the frame. Calls made before the frame was there come before `init`. */
export type ToFrame =
  | {
      type: 'init'
      ticket: string
      appearance: Appearance
      page: Page
      /** Languages the snippet and the page name, best first; either may be missing. */
      languages: (string | null | undefined)[]
      narrow: boolean
      /** Whether the visitor has touched the page: sound is allowed only after that. */
      active: boolean | undefined
      /** What the page keeps for the frame, where the site wants that. */
      handle?: string | undefined
      /** There is no page around: the panel is the page. */
      alone?: boolean
    }
  | { type: 'page'; page: Page }
  /** A boot ticket that was asked for. */
  | { type: 'ticket'; ticket: string }
  | { type: 'call'; call: Call }
  /** The icon is about to be used: fetch the panel. */
  | { type: 'warm' }
  | { type: 'active' }
  /** The visitor's answer to the invitation with this id, by the box on the page. */
  | { type: 'answer'; id: string; answer: 'accept' | 'decline' }
  /** The panel fills the screen, or no longer. */
  | { type: 'narrow'; narrow: boolean }

/** How the icon and the frame stand on the page. */
export type Shown = {
  open: boolean
  /** What the icon carries: the count of unread messages, or nothing. */
  badge: string
  /** The frame's name. */
  title: string
  /** The icon's name. */
  label: string
}

/** What the box of an invitation shows. All of it is text, but for the picture. */
export type InvitationBox = {
  id: string
  language: string
  agent: { id: string; label: string }
  /** As pixels, so that no policy of the page is asked about an address of ours. */
  picture: ImageBitmap | null
  /** The same for the panel, which is on our own. */
  pictureUrl: string | null
  text: string
  /** What accepting agrees to, where the site asks that. */
  note: string
  /** What has become of an answer. */
  status: string
  accept: string
  decline: string
  isBusy: boolean
}

/** What the frame tells the loader. */
export type ToPage =
  /** The one message that goes to any origin: it says nothing. Comes again when the frame begins anew. */
  | { type: 'ready' }
  /** `focus`: the visitor did it, so the focus follows. */
  | { type: 'show'; shown: Shown; focus: boolean }
  | { type: 'wanted' }
  /** For the page's listeners. */
  | { type: 'event'; event: string; value?: unknown }
  /** The part of ours that shows invitations on the page, below our origin, and what it is to show; null is nothing. */
  | { type: 'invitation'; src: string; box: InvitationBox | null }
  /** To be kept in the page's own storage; empty to forget it. */
  | { type: 'handle'; handle: string }

/** Keeps our messages apart from all others that pass between a page and its frames. */
const mark = 'frontdesk:1'

export const pack = (message: ToFrame | ToPage): { [key: string]: unknown } => ({ ...message, mark })

/** The message, when it carries our mark. Origin and source are for the receiver to check, before this. */
export const unpack = <M extends ToFrame | ToPage>(data: unknown): M | null =>
  (data as { mark?: unknown } | null | undefined)?.mark === mark ? (data as M) : null
