import type { FieldHit } from '@frontdesk/protocol'
import { type TextId, useT } from '../../lib/i18n.ts'
import { MarkedText } from './marked-text.tsx'

const fieldTexts = {
  name: 'search.field.name',
  email: 'search.field.email',
  phone: 'search.field.phone',
  externalId: 'search.field.externalId',
  title: 'search.field.title',
  member: 'search.field.member',
} as const satisfies { [F in Exclude<FieldHit['field'], 'attribute'>]: TextId }

/** By what somebody or something was found, each with its name. */
export const FoundFields = ({ found }: { found: readonly FieldHit[] }) => {
  const t = useT()
  if (found.length === 0) return null
  return (
    <dl className="flex flex-col gap-0.5 text-13">
      {found.map((hit) => (
        <div key={`${hit.field} ${hit.name}`} className="flex min-w-0 gap-2">
          <dt className="shrink-0 text-faint">
            <bdi>{hit.field === 'attribute' ? hit.name : t(fieldTexts[hit.field])}</bdi>
          </dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <MarkedText snippet={hit.snippet} ranges={hit.ranges} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What something is called, with what was found of it marked. */
export const FoundName = ({ name, found }: { name: string; found: readonly FieldHit[] }) => {
  const hit = found.find(({ snippet }) => snippet === name)
  return hit === undefined ? <bdi>{name}</bdi> : <MarkedText snippet={hit.snippet} ranges={hit.ranges} />
}

/** Those that do not stand in the name already. */
export const besideName = (name: string, found: readonly FieldHit[]): FieldHit[] =>
  found.filter(({ snippet }) => snippet !== name)
