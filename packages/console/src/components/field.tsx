import { Eye, EyeOff } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useId, useState } from 'react'
import { cx } from '../lib/cx.ts'
import { useT } from '../lib/i18n.ts'

export const inputClass =
  'h-target w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-ink disabled:bg-canvas disabled:text-faint aria-invalid:border-bad'

type FieldProps = { label: string; hint?: ReactNode; error?: string | null; children: (ids: FieldIds) => ReactNode }
/** What the control inside must carry, so that label, hint and error belong to it. */
export type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

export const Field = ({ label, hint, error = null, children }: FieldProps) => {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = cx(hint !== undefined && hintId, error !== null && errorId)
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium text-soft">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error === null ? undefined : true })}
      {hint !== undefined && (
        <p id={hintId} className="text-12 text-faint">
          {hint}
        </p>
      )}
      {error !== null && (
        <p id={errorId} role="alert" className="text-13 text-bad-ink">
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id'> & {
  label: string
  hint?: ReactNode
  error?: string | null
}

export const TextField = ({ label, hint, error = null, className, ...rest }: TextFieldProps) => (
  <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
    {(ids) => <input type="text" {...rest} {...ids} className={cx(inputClass, className)} />}
  </Field>
)

/** A password that can be shown, because typing blind on a phone fails. */
export const PasswordField = ({ label, hint, error = null, className, ...rest }: TextFieldProps) => {
  const t = useT()
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <div className="relative">
          <input
            {...rest}
            {...ids}
            type={isShown ? 'text' : 'password'}
            spellCheck={false}
            autoCapitalize="off"
            className={cx(inputClass, 'pe-11', className)}
          />
          <button
            type="button"
            aria-label={isShown ? t('password.hide') : t('password.show')}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 end-0 flex w-11 items-center justify-center rounded-md text-soft hover:text-ink"
          >
            <Icon size={16} aria-hidden />
          </button>
        </div>
      )}
    </Field>
  )
}

type SelectFieldProps = Omit<ComponentPropsWithRef<'select'>, 'id'> & { label: string; hint?: ReactNode }

export const SelectField = ({ label, hint, className, children, ...rest }: SelectFieldProps) => (
  <Field label={label} {...(hint === undefined ? {} : { hint })}>
    {(ids) => (
      <select {...rest} {...ids} className={cx(inputClass, className)}>
        {children}
      </select>
    )}
  </Field>
)
