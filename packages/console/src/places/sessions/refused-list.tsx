import type { NotGathered } from '@frontdesk/protocol'
import { useT } from '../../lib/i18n.ts'
import { whyText } from './why-text.ts'

/** Who was not asked, by name, and why. */
export const RefusedList = ({
  refused,
  nameOf,
}: {
  refused: readonly NotGathered[]
  nameOf: (one: NotGathered) => string
}) => {
  const t = useT()
  return (
    <ul className="flex flex-col gap-1">
      {refused.map((one) => (
        <li key={one.id}>
          <bdi className="font-medium">{nameOf(one)}</bdi>: {t(whyText(one.kind, one.reason))}
        </li>
      ))}
    </ul>
  )
}
