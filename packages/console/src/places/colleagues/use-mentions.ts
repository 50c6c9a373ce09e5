import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { Mentionable } from './mention-list.tsx'
import { mentionable, putMention, wantedMention } from './mentions.ts'

/** Offers names after an `@` in a text field. */
export const useMentions = (
  people: readonly Mentionable[],
  { text, field, write }: { text: string; field: RefObject<HTMLTextAreaElement | null>; write: (text: string) => void },
) => {
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const wanted = caret === null ? null : wantedMention(text, caret)
  const offered = wanted === null ? [] : mentionable(people, wanted.wanted)
  const active = offered[Math.min(at, offered.length - 1)] ?? null

  const pick = (person: Mentionable): void => {
    if (wanted === null) return
    const put = putMention(text, wanted, person.label)
    write(put.text)
    setCaret(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(put.caret, put.caret)
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
  return {
    isOffering: people.length > 0,
    listId,
    offered,
    activeId: active?.id ?? null,
    pick,
    press,
    /** The caret moved, by typing or otherwise; null when the field is left. */
    moved: (to: number | null): void => {
      setCaret(to)
      setAt(0)
    },
  }
}
