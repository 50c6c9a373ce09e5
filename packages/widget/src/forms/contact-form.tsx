import { limits } from '@frontdesk/protocol/limits'
import { useId, useRef, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import { storable } from '../panel/writing.ts'
import { type ContactValues, contactFields, contactProblem, type Problem } from './contact-details.ts'

const kinds = {
  name: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel' },
} as const

/** Asks how the visitor can be reached, and saves it. `done` is there when asking can be called off. */
export const ContactForm = ({ first, done }: { first: ContactValues; done: (() => void) | null }) => {
  const { desk, texts } = usePanel()
  const [values, setValues] = useState(first)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [fault, setFault] = useState<TextKey | null>(null)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)

  const save = async (event: Event) => {
    event.preventDefault()
    const clean = { name: storable(values.name), email: storable(values.email), phone: storable(values.phone) }
    const wrong = contactProblem(clean)
    setProblem(wrong)
    setFault(null)
    if (wrong !== null) {
      form.current?.querySelector<HTMLElement>(`[name=${wrong.field}]`)?.focus()
      return
    }
    setSaving(true)
    const details = { name: clean.name || null, email: clean.email || null, phone: clean.phone || null }
    const outcome = await desk.saveContact(details)
    setSaving(false)
    if (outcome === 'saved') done?.()
    else setFault(outcome === 'offline' ? 'contact.error.link' : 'contact.error.server')
  }

  return (
    <form class="card" noValidate ref={form} onSubmit={save} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{texts.t('contact.title')}</h2>
      {contactFields.map((field) => (
        <label key={field}>
          {texts.t(`contact.${field}`)}
          <input
            {...kinds[field]}
            name={field}
            value={values[field]}
            maxLength={field === 'name' ? limits.nameCharacters : 254}
            aria-invalid={problem?.field === field}
            aria-describedby={problem?.field === field ? `${id}-problem` : undefined}
            onInput={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
          />
          {problem?.field === field && (
            <span class="problem" id={`${id}-problem`} role="alert">
              {texts.t(problem.key)}
            </span>
          )}
        </label>
      ))}
      {fault !== null && (
        <p class="problem" role="alert">
          {texts.t(fault)}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="main" disabled={isSaving}>
          {texts.t('contact.save')}
        </button>
        {done !== null && (
          <button type="button" class="second" onClick={done}>
            {texts.t('contact.cancel')}
          </button>
        )}
      </div>
    </form>
  )
}
