import { lazy } from './lazy.ts'

const load = () => import('../forms/forms.ts')

/** Parts that few visitors need at once: fetched after the panel stands. */
export const BeforeChat = lazy(async () => (await load()).BeforeChat)
export const Closed = lazy(async () => (await load()).Closed)
export const ContactCard = lazy(async () => (await load()).ContactCard)
export const EndDialog = lazy(async () => (await load()).EndDialog)
export const Failed = lazy(async () => (await load()).Failed)
export const MenuItems = lazy(async () => (await load()).MenuItems)
export const Over = lazy(async () => (await load()).Over)
export const Place = lazy(async () => (await load()).Place)

/** Fetches them ahead; failing is no harm, they are asked for again when they are drawn. */
export const fetchLater = (): void => {
  for (const part of [BeforeChat, Closed, ContactCard, EndDialog, Failed, MenuItems, Over, Place])
    part.fetch().catch(() => {})
}
