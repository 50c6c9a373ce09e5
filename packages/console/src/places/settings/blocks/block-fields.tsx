import { limits } from '@frontdesk/protocol/limits'
import { Choice } from '../../../components/choice.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import type { Lasting } from './end-of-block.ts'

/** Why, for colleagues. */
export const ReasonField = ({ value, isFirst = false }: { value: string; isFirst?: boolean }) => {
  const t = useT()
  return (
    <Field label={t('blocks.reason')} hint={t('blocks.reason.hint')}>
      {(ids) => (
        <textarea
          {...ids}
          name="reason"
          rows={2}
          required
          maxLength={limits.blockReasonCharacters}
          defaultValue={value}
          {...(isFirst && { 'data-first-focus': true })}
          className={cx(inputClass, 'h-auto! resize-y py-2')}
        />
      )}
    </Field>
  )
}

/** For how long. @param hasEnd one that is there can be kept */
export const LastingChoice = ({
  value,
  hasEnd = false,
  onChange,
}: {
  value: Lasting
  hasEnd?: boolean
  onChange: (value: Lasting) => void
}) => {
  const t = useT()
  const lastings = [...(hasEnd ? (['keep'] as const) : []), 'day', 'week', 'month', 'ever'] as const
  return (
    <Choice
      label={t('blocks.end')}
      value={value}
      onChange={onChange}
      options={lastings.map((lasting) => ({ value: lasting, label: t(`blocks.end.${lasting}`) }))}
    />
  )
}

export const reasonIn = (form: HTMLFormElement): string => String(new FormData(form).get('reason') ?? '').trim()
