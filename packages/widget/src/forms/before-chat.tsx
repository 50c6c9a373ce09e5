import { limits } from '@frontdesk/protocol/limits'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import { answersOf, asked, firstProblem } from './before-chat-model.ts'
import { PrivacyLink } from './privacy-link.tsx'

const kinds = {
  name: { type: 'text', autoComplete: 'name', maxLength: limits.nameCharacters },
  email: { type: 'email', autoComplete: 'email', maxLength: 254 },
  phone: { type: 'tel', autoComplete: 'tel', maxLength: 32 },
  question: { type: 'text', autoComplete: 'off', maxLength: limits.attributeCharacters },
} as const

/** The site's form before the chat. What is written outlives the page; once it is saved the composer takes its place. */
export const BeforeChat = () => {
  const { desk, texts } = usePanel()
  const { t, language } = texts
  const { appearance } = desk
  const visitor = useCell(desk.visitor)
  const values = useCell(desk.form) ?? {}
  const [problem, setProblem] = useState<{ field: string; key: TextKey } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [fault, setFault] = useState<TextKey | null>(null)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const fields = asked(appearance, language, visitor?.verified ?? false)
  const set = (name: string, value: string) => desk.form.set({ ...values, [name]: value })
  const wrong = (name: string) =>
    problem?.field === name && (
      <span class="problem" id={`${id}-problem`} role="alert">
        {t(problem.key)}
      </span>
    )
  const marks = (name: string) => ({
    name,
    'aria-invalid': problem?.field === name,
    'aria-describedby': problem?.field === name ? `${id}-problem` : undefined,
  })
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>(`[name="${problem.field}"]`)?.focus()
  }, [problem])

  const save = async (event: Event) => {
    event.preventDefault()
    const first = firstProblem(fields, values)
    setProblem(first)
    setFault(null)
    if (first !== null) return
    setSaving(true)
    const outcome = await desk.saveContact(answersOf(fields, values))
    setSaving(false)
    if (outcome === 'saved') desk.form.set(null)
    else setFault(outcome === 'offline' ? 'contact.error.link' : 'contact.error.server')
  }

  return (
    <form class="card" noValidate ref={form} onSubmit={save}>
      {fields.map(({ name, kind, label, isRequired }) =>
        kind === 'consent' ? (
          <label key={name} class="agree">
            <input
              {...marks(name)}
              type="checkbox"
              checked={values[name] === 'yes'}
              onChange={(event) => set(name, event.currentTarget.checked ? 'yes' : '')}
            />
            <span>
              {label || t('consent.text')} {appearance.privacyUrl && <PrivacyLink url={appearance.privacyUrl} />}
              {wrong(name)}
            </span>
          </label>
        ) : (
          <label key={name}>
            {kind === 'question' ? label : t(`contact.${kind}`)}
            {!isRequired && <span class="optional"> {t('form.optional')}</span>}
            <input
              {...kinds[kind]}
              {...marks(name)}
              aria-required={isRequired}
              value={values[name] ?? ''}
              onInput={(event) => set(name, event.currentTarget.value)}
            />
            {wrong(name)}
          </label>
        ),
      )}
      {fault !== null && (
        <p class="problem" role="alert">
          {t(fault)}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="main" disabled={isSaving}>
          {t('form.start')}
        </button>
      </div>
    </form>
  )
}
