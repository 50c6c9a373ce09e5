import type { Attributes } from '../contact.ts'
import { retag, type TagChange } from '../tag.ts'
import { type Decision, refuse } from './decision.ts'
import type { Party, ServiceConversation } from './model.ts'
import { staffEvent } from './send-message.ts'

/** What is set, by name; null takes away. */
export type AttributeChange = { readonly [key: string]: Attributes[string] | null }

/**
 * Marks a conversation, whatever its state; staff are told by the tags' names of now.
 * @param nameOf null for a tag that is not there
 */
export const decideTag = (
  { tagIds: has }: ServiceConversation,
  by: Party,
  change: TagChange,
  nameOf: (tagId: string) => string | null,
  most: number,
  nextId: () => string,
): Decision => {
  const { tagIds, added, removed } = retag(has, change, (id) => nameOf(id) !== null)
  if (added.length + removed.length === 0) return { kind: 'nothing' }
  if (tagIds.length > most) return refuse({ code: 'list.full' })
  const named = (ids: readonly string[]): string[] => ids.map((id) => nameOf(id) ?? '')
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), by, { kind: 'tagged', added: named(added), removed: named(removed) })],
    head: { tagIds },
  }
}

/** Sets and takes away attributes of a conversation; what is so already is nothing. */
export const decideDescribe = (
  { attributes: has }: ServiceConversation,
  by: Party,
  wanted: AttributeChange,
  most: number,
  nextId: () => string,
): Decision => {
  const changes = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => (has[key] ?? null) !== value))
  if (Object.keys(changes).length === 0) return { kind: 'nothing' }
  const kept = Object.entries({ ...has, ...changes }).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))
  if (kept.length > most) return refuse({ code: 'list.full' })
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), by, { kind: 'described', changes })],
    head: { attributes: Object.fromEntries(kept) },
  }
}
