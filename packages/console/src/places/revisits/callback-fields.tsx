import type { Callback } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Choice } from '../../components/choice.tsx'
import { Field, inputClass, TextField } from '../../components/field.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { type CallbackDraft, fromLocalTime, toLocalTime } from './draft.ts'

type FieldsProps = {
  /** As it is seen; null for a new one. */
  seen: Callback | null
  /** A contact tells its name and addresses itself. */
  isOfContact: boolean
  draft: CallbackDraft
  onDraft: (draft: CallbackDraft) => void
}

/** What people write of an entry. */
export const CallbackFields = ({ seen, isOfContact, draft, onDraft }: FieldsProps) => {
  const t = useT()
  const text = (field: 'name' | 'email' | 'phone' | 'reason') => ({
    name: field,
    value: draft[field] ?? seen?.[field] ?? '',
    autoComplete: 'off',
    onChange: (event: { currentTarget: HTMLInputElement }) => onDraft({ ...draft, [field]: event.currentTarget.value }),
  })
  const due = draft.dueAtMs === undefined ? (seen?.dueAtMs ?? null) : draft.dueAtMs
  return (
    <>
      {!isOfContact && (
        <>
          <TextField {...text('name')} label={t('revisits.name')} maxLength={limits.nameCharacters} data-first-focus />
          <div className="grid gap-4 tablet:grid-cols-2">
            <TextField
              {...text('phone')}
              type="tel"
              label={t('revisits.phone')}
              maxLength={32}
              pattern={String.raw`[+0-9 \(\).\/\-]{4,32}`}
            />
            <TextField {...text('email')} type="email" label={t('revisits.email')} maxLength={254} />
          </div>
        </>
      )}
      <TextField
        {...text('reason')}
        label={t('revisits.reason')}
        maxLength={limits.callbackCharacters}
        {...(isOfContact ? { 'data-first-focus': true } : {})}
      />
      <Long field="reported" {...{ seen, draft, onDraft }} />
      <Field label={t('revisits.due')} hint={t('revisits.due.hint')}>
        {(ids) => (
          <input
            {...ids}
            type="datetime-local"
            value={toLocalTime(due)}
            onChange={(event) => onDraft({ ...draft, dueAtMs: fromLocalTime(event.currentTarget.value) })}
            className={cx(inputClass, 'max-w-64')}
          />
        )}
      </Field>
      <Choice
        label={t('revisits.state')}
        value={draft.state ?? seen?.state ?? 'open'}
        options={(['open', 'solved', 'done'] as const).map((value) => ({ value, label: t(`revisits.state.${value}`) }))}
        onChange={(state) => onDraft({ ...draft, state })}
      />
      <p className="-mt-2 text-12 text-faint">{t('revisits.state.hint')}</p>
      {seen !== null && <Long field="outcome" {...{ seen, draft, onDraft }} />}
    </>
  )
}

type LongProps = Pick<FieldsProps, 'seen' | 'draft' | 'onDraft'> & { field: 'reported' | 'outcome' }

const Long = ({ field, seen, draft, onDraft }: LongProps) => {
  const t = useT()
  return (
    <Field label={t(`revisits.${field}`)}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          value={draft[field] ?? seen?.[field] ?? ''}
          maxLength={limits.callbackCharacters}
          onChange={(event) => onDraft({ ...draft, [field]: event.currentTarget.value })}
          className={cx(inputClass, 'h-auto! py-2')}
        />
      )}
    </Field>
  )
}
