import type { HandlingRule } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { ConditionsEditor } from './conditions-editor.tsx'
import { LeadsFields } from './leads-fields.tsx'
import { draftOfRule, emptyRule, problemsOfRule, type RuleDraft, ruleToSend } from './rule-draft.ts'
import { useRuleActs } from './use-rules.ts'

/** A new rule, or the changes to one. @param rule null makes a new one */
export const RuleDialog = ({ rule, onClose }: { rule: HandlingRule | null; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const { save } = useRuleActs()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule === null ? emptyRule : draftOfRule(rule)))
  const [hasTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const problems = problemsOfRule(draft)
  const problemAt = (place: string): string | null => {
    const problem = problems[place]
    return hasTried && problem !== undefined ? t(problem) : null
  }
  const edit = (change: Partial<RuleDraft>): void => setDraft({ ...draft, ...change })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    setFailure(null)
    try {
      await save(rule, ruleToSend(draft))
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={rule === null ? t('special.add') : t('special.edit.title')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {rule === null ? t('special.add.action') : t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-5" onSubmit={submit}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          label={t('special.name')}
          hint={t('special.name.hint')}
          value={draft.name}
          error={problemAt('name')}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <ConditionsEditor
          conditions={draft.conditions}
          problemAt={problemAt}
          onChange={(conditions) => edit({ conditions })}
        />
        <LeadsFields leads={draft} problem={problemAt('leads')} onChange={edit} />
      </form>
    </Dialog>
  )
}
