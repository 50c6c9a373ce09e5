import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../../components/button.tsx'
import { TextField } from '../../../components/field.tsx'
import { Switch } from '../../../components/switch.tsx'
import { languageNames, languages, useT } from '../../../lib/i18n.ts'
import { freeKey, keyOf, type Question } from './pre-chat.ts'

type QuestionsEditorProps = {
  questions: readonly Question[]
  problemAt: (place: string) => string | null
  onChange: (questions: Question[]) => void
}

/** Questions of the company's own; each answer becomes an attribute of the contact. */
export const QuestionsEditor = ({ questions, problemAt, onChange }: QuestionsEditorProps) => {
  const t = useT()
  const put = (index: number, question: Question): void =>
    onChange(questions.map((one, at) => (at === index ? question : one)))
  const add = (): void =>
    onChange([...questions, { key: freeKey(questions), label: { en: '', 'zh-CN': '' }, required: false }])
  return (
    <div className="flex flex-col gap-3">
      <p className="text-13 font-medium text-soft">{t('sites.questions')}</p>
      {questions.length > 0 && (
        <ol className="flex flex-col gap-3">
          {questions.map((question, index) => (
            <li key={index} className="rounded-md border border-line p-3 tablet:p-4">
              <QuestionFields
                question={question}
                number={index + 1}
                labelProblem={problemAt(`question.${index}.label`)}
                keyProblem={problemAt(`question.${index}.key`)}
                onChange={(changed) => put(index, changed)}
                onRemove={() => onChange(questions.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<Plus size={16} aria-hidden />}
          disabled={questions.length >= limits.preChatQuestions}
          onClick={add}
        >
          {t('sites.questions.add')}
        </Button>
        <p className="text-13 text-faint">{t('sites.questions.limit', { count: limits.preChatQuestions })}</p>
      </div>
    </div>
  )
}

type QuestionFieldsProps = {
  question: Question
  number: number
  labelProblem: string | null
  keyProblem: string | null
  onChange: (question: Question) => void
  onRemove: () => void
}

const QuestionFields = ({ question, number, labelProblem, keyProblem, onChange, onRemove }: QuestionFieldsProps) => {
  const t = useT()
  /** The key follows the English label until somebody has written one of their own. */
  const relabel = (language: (typeof languages)[number], text: string): void => {
    const { key, label } = question
    const isMade = /^question_\d+$/.test(key) || key === keyOf(label.en)
    const made = language === 'en' && isMade ? keyOf(text) : ''
    onChange({ ...question, key: made === '' ? key : made, label: { ...label, [language]: text } })
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">{t('sites.question', { number })}</legend>
      <div className="flex items-center justify-between gap-2">
        <p aria-hidden className="font-medium">
          {t('sites.question', { number })}
        </p>
        <IconButton
          label={t('sites.question.remove', { number })}
          icon={<Trash2 size={16} aria-hidden />}
          onClick={onRemove}
        />
      </div>
      <div className="grid gap-3 tablet:grid-cols-2">
        {languages.map((language, index) => (
          <TextField
            key={language}
            label={t('sites.question.label', { language: languageNames[language] })}
            value={question.label[language]}
            error={index === 0 ? labelProblem : null}
            maxLength={120}
            lang={language}
            dir="auto"
            onChange={(event) => relabel(language, event.currentTarget.value)}
          />
        ))}
      </div>
      <TextField
        label={t('sites.question.key')}
        hint={t('sites.question.key.hint')}
        value={question.key}
        error={keyProblem}
        maxLength={limits.attributeKeyCharacters}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        className="font-mono"
        onChange={(event) => onChange({ ...question, key: event.currentTarget.value })}
      />
      <Switch
        label={t('sites.question.required')}
        checked={question.required}
        onChange={(required) => onChange({ ...question, required })}
      />
    </fieldset>
  )
}
