import type { RatingScale } from './conversation/rating.ts'
import { keepEverything, type Retention } from './retention.ts'

/** An inbox is a connected channel; one of kind `web` is a site. */
export type Site = {
  accountId: string
  id: string
  name: string
  /** Public key that the snippet carries. */
  key: string
  /** A site that is switched off answers as if it did not exist. */
  enabled: boolean
  /** Origins on which the widget may run: exact (`https://shop.example`), or of every subdomain (`https://*.shop.example`). */
  allowedOrigins: readonly string[]
} & SiteSettings

/**
 * The public key of a new site, of a secret's random characters. Without a dash in front: on a command line it would be
 * taken for an option.
 */
export const newSiteKey = (secret: string): string => secret.replace(/^-+/, '').slice(0, 22)

export type SiteTheme = 'light' | 'dark' | 'auto'
/** A site's own words in one language; an empty one stands for the product's. */
export type SiteTexts = { title: string; greeting: string; privacy: string; consent: string }

/** The form before the chat. Answers to questions become attributes of the contact, under the question's key. */
export type PreChat = {
  enabled: boolean
  fields: { field: 'name' | 'email' | 'phone'; required: boolean }[]
  questions: { key: string; label: { en: string; 'zh-CN': string }; required: boolean }[]
}

/** What an administrator decides about a site. */
export type SiteSettings = {
  accent: string
  position: 'end' | 'start'
  theme: SiteTheme
  texts: { en: SiteTexts; 'zh-CN': SiteTexts }
  preChat: PreChat
  /** When a visitor is asked to agree: never, with the form before the chat, or before anything begins. */
  consent: 'none' | 'before-chat' | 'before-presence'
  respectsDoNotTrack: boolean
  privacyUrl: string | null
  /** The page keeps a handle of its own that brings the visitor back where the frame's storage does not last. */
  keepsHandle: boolean
  /** Staff see what a visitor is typing before it is sent; the panel says so. */
  typingPreview: boolean
  /** How visitors are asked when a conversation was closed. */
  rating: 'off' | RatingScale
  retention: Retention
  /** The team that serves its visitors; null is everybody. */
  teamId: string | null
  /** When it serves; null is as its team does, or always. */
  hoursId: string | null
}

export type SiteChange = Partial<Pick<Site, 'name' | 'enabled' | 'allowedOrigins'> & SiteSettings>

const noTexts: SiteTexts = { title: '', greeting: '', privacy: '', consent: '' }

/** What a site is made with, and what it reads as where nothing was stored yet. */
export const defaultSiteSettings: SiteSettings = {
  accent: '#1f6feb',
  position: 'end',
  theme: 'auto',
  texts: { en: noTexts, 'zh-CN': noTexts },
  preChat: { enabled: false, fields: [], questions: [] },
  consent: 'none',
  respectsDoNotTrack: false,
  privacyUrl: null,
  keepsHandle: false,
  typingPreview: false,
  rating: 'off',
  retention: keepEverything,
  teamId: null,
  hoursId: null,
}

/** The origin is of a subdomain of the pattern's host; the bare host is not. */
const isUnder = (pattern: string, origin: string): boolean => {
  const [scheme = '', rest = ''] = pattern.split('*', 2)
  if (!pattern.includes('://*.') || !origin.startsWith(scheme) || !origin.endsWith(rest)) return false
  const subdomain = origin.slice(scheme.length, -rest.length)
  return origin.length > scheme.length + rest.length && /^[a-z0-9.-]+$/.test(subdomain)
}

/** Scheme, host and port as browsers send them. An absent or opaque origin never matches. */
export const isAllowedOrigin = (site: Pick<Site, 'allowedOrigins'>, origin: string | undefined): boolean =>
  origin !== undefined &&
  origin !== '' &&
  origin !== 'null' &&
  !origin.includes('*') &&
  site.allowedOrigins.some((allowed) => allowed === origin || isUnder(allowed, origin))
