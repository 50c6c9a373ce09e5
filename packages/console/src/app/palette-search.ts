import type { Agent, ServiceItem } from '@frontdesk/protocol'
import { useColleagues } from '../state/colleagues.ts'
import { useFeed } from '../state/feed.ts'

/** More than that is not looked through; with nothing asked for, a few of the newest do. */
const atMost = 8
const unasked = 4

const has = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLocaleLowerCase()
  return words.every((word) => lower.includes(word))
}

/** Conversations whose visitor, reach or last words hold all the words; the newest first. */
export const findConversations = (words: readonly string[]): ServiceItem[] => {
  const { feed } = useFeed.getState()
  if (feed === null) return []
  const found: ServiceItem[] = []
  for (const item of feed.items.values()) {
    const { label, email, phone } = item.contact
    if (has(`${label} ${email ?? ''} ${phone ?? ''} ${item.last?.text ?? ''}`, words)) found.push(item)
  }
  return found.sort((a, b) => b.lastAtMs - a.lastAtMs).slice(0, words.length === 0 ? unasked : atMost)
}

/** Colleagues by name, login or number. Without words nobody: the directory has a place of its own. */
export const findPeople = (words: readonly string[]): Agent[] => {
  if (words.length === 0) return []
  return [...useColleagues.getState().agents.values()]
    .filter((agent) => !agent.disabled && has(`${agent.name} ${agent.login} ${agent.number ?? ''}`, words))
    .slice(0, atMost)
}
