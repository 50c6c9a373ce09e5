import { type ReactNode, useId } from 'react'

type SwitchProps = {
  label: string
  hint?: ReactNode
  checked: boolean
  onChange: (isOn: boolean) => void
  disabled?: boolean
}

/** On or off, at once. The native checkbox does the work; what is seen is drawn over it. */
export const Switch = ({ label, hint, checked, onChange, disabled = false }: SwitchProps) => {
  const id = useId()
  return (
    <div className="relative flex min-h-(--target) items-center gap-4">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block after:absolute after:inset-0">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-13 text-faint">
            {hint}
          </p>
        )}
      </div>
      <span className="relative inline-flex h-6 w-10 shrink-0">
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.checked)}
          className="peer absolute inset-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-active transition-colors duration-150 checked:border-accent checked:bg-accent disabled:cursor-default disabled:opacity-50"
        />
        <span className="pointer-events-none absolute start-1 top-1 size-4 rounded-full bg-line-strong transition-transform duration-150 peer-checked:translate-x-4 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-4" />
      </span>
    </div>
  )
}
