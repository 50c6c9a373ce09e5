import type { Params } from '@frontdesk/protocol'
import { type ComponentProps, type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { updateMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'

type OwnFieldFormProps = {
  /** What is stored now. */
  stored: string
  /** The change that stores the text, without blanks around it; null when such a text can't be stored. */
  changeTo: (text: string) => Params<'profile.update'> | null
  /** The button's name, where 'Save' alone does not say what. */
  saveLabel?: string
} & Pick<ComponentProps<typeof TextField>, 'label' | 'type' | 'maxLength' | 'autoComplete' | 'required'>

/** One field of the agent's own record, with a button that saves it. */
export const OwnFieldForm = ({ stored, changeTo, saveLabel, ...field }: OwnFieldFormProps) => {
  const t = useT()
  const [text, setText] = useState(stored)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const change = text.trim() === stored ? null : changeTo(text.trim())

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (change === null) return
    setBusy(true)
    setProblem(null)
    try {
      const me = await call('profile.update', change)
      updateMe(() => me)
      setText(text.trim())
      toast(t('settings.saved'))
    } catch (error) {
      setProblem(errorText(t, error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="flex flex-wrap items-end gap-3" onSubmit={save}>
      <div className="min-w-48 flex-1 tablet:max-w-80">
        <TextField {...field} value={text} error={problem} onChange={(event) => setText(event.currentTarget.value)} />
      </div>
      <Button type="submit" disabled={change === null} busy={isBusy} aria-label={saveLabel}>
        {t('action.save')}
      </Button>
    </form>
  )
}
