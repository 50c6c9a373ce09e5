import { lazy } from './lazy.ts'

const load = () => import('../forms/forms.ts')

/** Parts that few visitors need at once: fetched after the panel stands. */
export const ContactForm = lazy(async () => (await load()).ContactForm)
export const EndDialog = lazy(async () => (await load()).EndDialog)
export const MenuItems = lazy(async () => (await load()).MenuItems)

/** Fetches them ahead; failing is no harm, they are asked for again when they are drawn. */
export const fetchLater = (): void => {
  for (const part of [ContactForm, EndDialog, MenuItems]) part.fetch().catch(() => {})
}
