import { Field, inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'

type NumberFieldProps = {
  label: string
  hint?: string
  error?: string | null
  /** What is counted: 'seconds', 'conversations'. */
  unit: string
  /** So many of the value are one of the unit: 60,000 where milliseconds are edited in minutes. */
  factor?: number
  /** Null is an empty field. */
  value: number | null
  /** What an empty field means. */
  placeholder?: string
  onChange: (value: number | null) => void
}

/** A whole number with its unit behind it. */
export const NumberField = ({
  label,
  hint,
  error = null,
  unit,
  factor = 1,
  value,
  placeholder,
  onChange,
}: NumberFieldProps) => (
  <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
    {(ids) => (
      <div className="flex items-center gap-2">
        <input
          {...ids}
          value={value === null ? '' : String(value / factor)}
          inputMode="numeric"
          autoComplete="off"
          placeholder={placeholder}
          maxLength={6}
          onChange={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, '')
            onChange(digits === '' ? null : Number(digits) * factor)
          }}
          className={cx(inputClass, 'max-w-40 tabular-nums')}
        />
        <span className="shrink-0 text-soft">{unit}</span>
      </div>
    )}
  </Field>
)
