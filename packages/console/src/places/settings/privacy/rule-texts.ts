import type { Retention } from '@frontdesk/protocol'
import type { Translate } from '../../../lib/i18n.ts'

export const kinds = ['conversations', 'visits', 'ipAddresses', 'files'] as const satisfies readonly (keyof Retention)[]
export type RetentionKind = (typeof kinds)[number]

/** The rules of a site as sentences; none where everything is kept. */
export const rulesInWords = (t: Translate, retention: Retention): string[] =>
  kinds.flatMap((kind) => {
    const days = retention[kind]
    return days === null ? [] : [t(`privacy.rule.${kind}`, { days })]
  })
