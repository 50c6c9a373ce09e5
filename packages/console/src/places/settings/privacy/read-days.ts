import type { Retention } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { kinds, type RetentionKind } from './rule-texts.ts'

/** Days as they are typed; empty keeps. */
export type TypedDays = { [K in RetentionKind]: string }

export const typedOf = (retention: Retention): TypedDays => ({
  conversations: written(retention.conversations),
  visits: written(retention.visits),
  ipAddresses: written(retention.ipAddresses),
  files: written(retention.files),
})

const written = (days: number | null): string => (days === null ? '' : String(days))

/** A number of days, null to keep, or 'wrong'. */
export const readDays = (typed: string): number | null | 'wrong' => {
  const text = typed.trim()
  if (text === '') return null
  const days = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0
  return days >= 1 && days <= limits.retentionDays ? days : 'wrong'
}

/** What was typed as the site would hold it, or the kinds that can't be read. */
export const readTyped = (typed: TypedDays): { retention: Retention } | { wrong: RetentionKind[] } => {
  const retention: Retention = { conversations: null, files: null, visits: null, ipAddresses: null }
  const wrong: RetentionKind[] = []
  for (const kind of kinds) {
    const days = readDays(typed[kind])
    if (days === 'wrong') wrong.push(kind)
    else retention[kind] = days
  }
  return wrong.length === 0 ? { retention } : { wrong }
}
