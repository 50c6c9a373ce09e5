import type { CannedResponse, FileCard, ServiceItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { call } from '../../lib/api.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { cannedFound, textFor, wantedCanned } from './choose-canned.ts'
import { fillVariables, unfilledIn } from './fill-variables.ts'

type Writing = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  write: (text: string) => void
  /** Puts files beside the words; says how many had no room. */
  attach: (cards: readonly FileCard[]) => number
}

/**
 * Offers words kept ready after a `/` in a text field, and puts the chosen ones in, filled and in the visitor's language.
 * @param item the visitor's conversation; null among several
 */
export const useCanned = (item: ServiceItem | null, { text, field, write, attach }: Writing) => {
  const t = useT()
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const wanted = caret === null ? null : wantedCanned(text, caret)
  const isOpen = wanted !== null
  const { data } = useQuery({
    queryKey: ['canned-responses'],
    queryFn: () => call('canned-response.list', {}),
    enabled: isOpen,
    staleTime: 10_000,
  })
  const fill = useFilling(item, isOpen)
  const offered = wanted === null || data === undefined ? [] : cannedFound(data.responses, wanted.wanted)
  const active = offered[Math.min(at, offered.length - 1)] ?? null

  const pick = (response: CannedResponse): void => {
    if (wanted === null) return
    const put = fill(response)
    const before = text.slice(0, wanted.from)
    write(before + put + text.slice(wanted.from + 1 + wanted.wanted.length))
    setCaret(null)
    if (attach(response.files) > 0) toast(t('canned.files.many', { count: limits.messageFiles }), { look: 'bad' })
    const gap = unfilledIn(put) ?? { from: put.length, to: put.length }
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length + gap.from, before.length + gap.to)
    })
  }
  /** Whether the key was meant for the list. */
  const press = (event: KeyboardEvent): boolean => {
    if (active === null || event.nativeEvent.isComposing) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((offered.indexOf(active) + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active)
    else if (event.key === 'Escape') setCaret(null)
    else return false
    event.preventDefault()
    return true
  }
  /** The caret moved, by typing or otherwise; null when the field is left. */
  const moved = (to: number | null): void => {
    setCaret(to)
    setAt(0)
  }
  return {
    listId,
    offered,
    activeId: active?.id ?? null,
    /** Nothing is kept ready yet: worth a word. */
    isEmpty: wanted?.wanted === '' && data?.responses.length === 0,
    fill,
    pick,
    press,
    moved,
    /** Opens the list where the caret is. */
    open: (): void => {
      const place = field.current?.selectionStart ?? text.length
      const before = text.slice(0, place)
      const slash = before === '' || /\s$/.test(before) ? '/' : ' /'
      write(before + slash + text.slice(place))
      const next = place + slash.length
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(next, next)
        moved(next)
      })
    },
  }
}

/** What a response says here: in whose language, and filled with what. */
const useFilling = (item: ServiceItem | null, isOpen: boolean) => {
  const me = useMe()
  const language = useLanguage()
  const contactId = item?.contact.id ?? ''
  const { data } = useQuery({
    queryKey: ['contact', contactId],
    queryFn: () => call('contact.read', { contactId }),
    enabled: isOpen && contactId !== '',
  })
  const { data: visit } = useQuery({
    queryKey: ['visit', contactId],
    queryFn: async () => (await call('visitor.read', { contactId })).visit,
    enabled: isOpen && contactId !== '',
  })
  const contact = data?.contact
  const languages = [contact?.language, visit?.language, language].flatMap((tag) => tag ?? [])
  return (response: CannedResponse): string =>
    fillVariables(textFor(response, languages), {
      'contact.name': contact?.name ?? item?.contact.name ?? null,
      'contact.email': contact?.email ?? null,
      'agent.name': me?.agent.name ?? null,
      'company.name': me?.account.name ?? null,
      'site.name': item?.site.name ?? null,
    })
}
