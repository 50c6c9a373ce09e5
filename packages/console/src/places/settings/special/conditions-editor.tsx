import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { type ConditionDraft, emptyCondition, operators, takesDate, units } from './rule-draft.ts'

type ConditionsEditorProps = {
  conditions: readonly ConditionDraft[]
  problemAt: (place: string) => string | null
  onChange: (conditions: ConditionDraft[]) => void
}

/** Conditions of a rule, of a closed grammar; all must hold. */
export const ConditionsEditor = ({ conditions, problemAt, onChange }: ConditionsEditorProps) => {
  const t = useT()
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-13 font-semibold">{t('special.conditions')}</legend>
      <p className="text-12 text-faint">{t('special.conditions.hint')}</p>
      <ol className="flex flex-col gap-3">
        {conditions.map((condition, index) => (
          // Its words are what is edited, so its place is all that stays.
          <li key={index} className="rounded-md border border-line p-3">
            <ConditionFields
              condition={condition}
              number={index + 1}
              attributeProblem={problemAt(`attribute.${index}`)}
              valueProblem={problemAt(`value.${index}`)}
              onChange={(changed) => onChange(conditions.with(index, changed))}
              onRemove={conditions.length > 1 ? () => onChange(conditions.toSpliced(index, 1)) : null}
            />
          </li>
        ))}
      </ol>
      {conditions.length < limits.ruleConditions && (
        <Button
          className="w-fit"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => onChange([...conditions, emptyCondition])}
        >
          {t('special.conditions.add')}
        </Button>
      )}
    </fieldset>
  )
}

type ConditionFieldsProps = {
  condition: ConditionDraft
  number: number
  attributeProblem: string | null
  valueProblem: string | null
  onChange: (condition: ConditionDraft) => void
  onRemove: (() => void) | null
}

const ConditionFields = (props: ConditionFieldsProps) => {
  const { condition, number, attributeProblem, valueProblem, onChange, onRemove } = props
  const t = useT()
  const edit = (change: Partial<ConditionDraft>): void => onChange({ ...condition, ...change })
  const { operator } = condition
  return (
    <fieldset className="flex items-start gap-2">
      <legend className="sr-only">{t('special.condition', { number })}</legend>
      <div className="grid min-w-0 flex-1 gap-3 tablet:grid-cols-2">
        <TextField
          label={t('special.attribute')}
          value={condition.attribute}
          error={attributeProblem}
          placeholder="spend"
          maxLength={limits.attributeKeyCharacters}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          className="font-mono"
          onChange={(event) => edit({ attribute: event.currentTarget.value })}
        />
        <SelectField
          label={t('special.operator')}
          value={operator}
          onChange={(event) =>
            edit({ operator: operators.find((one) => one === event.currentTarget.value) ?? operator })
          }
        >
          {operators.map((one) => (
            <option key={one} value={one}>
              {t(`special.operator.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t(takesDate(operator) ? 'special.amount' : 'special.value')}
          value={condition.value}
          error={valueProblem}
          dir="auto"
          maxLength={limits.attributeCharacters}
          inputMode={operator === 'is' || operator === 'is-not' ? 'text' : 'decimal'}
          autoComplete="off"
          onChange={(event) => edit({ value: event.currentTarget.value })}
        />
        {takesDate(operator) && (
          <SelectField
            label={t('special.unit')}
            value={condition.unit}
            onChange={(event) => edit({ unit: event.currentTarget.value === 'days' ? 'days' : 'years' })}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {t(`special.unit.${unit}`)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {onRemove !== null && (
        <IconButton
          label={t('special.condition.remove', { number })}
          icon={<Trash2 size={16} aria-hidden />}
          onClick={onRemove}
        />
      )}
    </fieldset>
  )
}
