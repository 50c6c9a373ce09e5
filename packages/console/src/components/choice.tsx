import { useId } from 'react'
import { cx } from '../lib/cx.ts'

type ChoiceProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of a few, all of them in view: radio buttons that look like one bar. */
export const Choice = <V extends string>({ label, value, options, onChange }: ChoiceProps<V>) => {
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-13 font-medium text-soft">{label}</legend>
      <div className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-md border border-line bg-canvas p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'relative flex min-h-(--target) min-w-(--target) cursor-pointer items-center justify-center rounded-[6px] border px-3 text-13 font-medium',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink',
              option.value === value
                ? 'border-line bg-surface text-ink shadow-low'
                : 'border-transparent text-soft hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute -inset-px cursor-pointer appearance-none rounded-[6px] outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
