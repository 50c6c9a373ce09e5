/** What is searched for, in the address: a reload, a bookmark and 'back' show the same. */
export type SearchAddress = {
  q?: string
  kind?: 'visitors' | 'rooms'
  agent?: string
  team?: string
  site?: string
  tag?: string
  since?: Since
}

/** How far back, in days. */
export const sinceDays = { week: 7, month: 31, year: 366 } as const
type Since = keyof typeof sinceDays

const longest = 100
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

/** Reads the address's parameters; what is not known is passed over. */
export const readSearchAddress = (search: { [name: string]: unknown }): SearchAddress => {
  const { q, kind, agent, team, site, tag, since } = search
  // The router reads what looks like a number as one.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, longest) : ''
  return {
    ...(text === '' ? {} : { q: text }),
    ...(kind === 'visitors' || kind === 'rooms' ? { kind } : {}),
    ...(isId(agent) ? { agent } : {}),
    ...(isId(team) ? { team } : {}),
    ...(isId(site) ? { site } : {}),
    ...(isId(tag) ? { tag } : {}),
    ...(since === 'week' || since === 'month' || since === 'year' ? { since } : {}),
  }
}

/** The message that a conversation is opened at, by its number. */
export const readAt = (value: unknown): { at?: number } =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? { at: value } : {}
