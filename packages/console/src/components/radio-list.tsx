import { useId } from 'react'

type RadioListProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string; hint: string }[]
  onChange: (value: V) => void
}

/** One of several, each with a sentence that says what it means. */
export const RadioList = <V extends string>({ label, value, options, onChange }: RadioListProps<V>) => {
  const name = useId()
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 text-13 font-medium text-soft">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-(--target) cursor-pointer items-start gap-3 rounded-md px-2 py-1.5 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-describedby={`${name}-${option.value}`}
            onChange={() => onChange(option.value)}
            className="mt-1 size-4 shrink-0 accent-(--color-accent)"
          />
          <span className="min-w-0">
            <span className="block">{option.label}</span>
            <span id={`${name}-${option.value}`} className="block text-13 text-faint">
              {option.hint}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
