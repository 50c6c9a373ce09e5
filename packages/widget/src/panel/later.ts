import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type PropsOf<Part> = Part extends (props: infer P extends object) => unknown ? P : object

/** Parts that few visitors need at once: fetched together, after the panel stands. */
type Parts = typeof import('../forms/forms.ts')
let parts: Parts | null = null

const fetchParts = async (): Promise<void> => {
  parts ??= await import('../forms/forms.ts')
}

/** The part of this name; until it is here, its text stands in its place, if it has one. */
const later = <Name extends keyof Parts>(name: Name) => {
  return (props: PropsOf<Parts[Name]>) => {
    const [, setHere] = useState(false)
    useEffect(() => {
      // Not to be had now: the next drawing asks again.
      if (parts === null)
        fetchParts().then(
          () => setHere(true),
          () => {},
        )
    }, [])
    return parts === null
      ? (props as { text?: string }).text
      : h(parts[name] as ComponentType<PropsOf<Parts[Name]>>, props)
  }
}

export const Quoting = later('Quoting')
export const Asked = later('Asked')
export const Attach = later('Attach')
export const BackToSession = later('BackToSession')
export const BeforeChat = later('BeforeChat')
export const Closed = later('Closed')
export const ContactCard = later('ContactCard')
export const EndDialog = later('EndDialog')
export const Failed = later('Failed')
export const Lost = later('Lost')
export const MenuItems = later('MenuItems')
export const MessageActs = later('MessageActs')
export const MessageFiles = later('MessageFiles')
export const Over = later('Over')
export const Place = later('Place')
export const Preview = later('Preview')
export const Privacy = later('Privacy')
export const Rating = later('Rating')
export const SessionWindow = later('SessionWindow')
export const Skeleton = later('Skeleton')
export const Typing = later('Typing')
export const Words = later('Words')

/** Fetches them ahead; failing is no harm, they are asked for again when they are drawn. */
export const fetchLater = (): void => void fetchParts().catch(() => {})
