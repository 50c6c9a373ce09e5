import type { CannedResponse } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../../components/button.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { languageName } from '../../../lib/names.ts'
import { variables } from '../../canned/fill-variables.ts'
import { commonLanguages } from './canned-draft.ts'

type TextsFieldsProps = {
  texts: CannedResponse['texts']
  problemAt: (place: string) => string | null
  onChange: (texts: CannedResponse['texts']) => void
}

/** The words in each language, and what they can be filled with. */
export const TextsFields = ({ texts, problemAt, onChange }: TextsFieldsProps) => {
  const t = useT()
  const reader = useLanguage()
  const taken = new Set(texts.map(({ language }) => language))
  const free = commonLanguages.filter((language) => !taken.has(language))
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-13 font-semibold">{t('canned.texts')}</legend>
      {texts.map(({ language, text }, index) => {
        const name = languageName(reader, language)
        return (
          // A language may be changed, so its place is all that stays.
          <div key={index} className="rounded-md border border-line p-3">
            <div className="mb-2 flex items-center gap-2">
              <select
                aria-label={t('canned.language', { number: index + 1 })}
                value={language}
                onChange={(event) => onChange(texts.with(index, { language: event.currentTarget.value, text }))}
                className={cx(inputClass, 'max-w-60')}
              >
                {[language, ...free].map((tag) => (
                  <option key={tag} value={tag}>
                    {languageName(reader, tag)}
                  </option>
                ))}
              </select>
              <span className="flex-1" />
              {texts.length > 1 && (
                <IconButton
                  label={t('canned.language.remove', { language: name })}
                  icon={<Trash2 size={16} aria-hidden />}
                  onClick={() => onChange(texts.toSpliced(index, 1))}
                />
              )}
            </div>
            <Field label={t('canned.text', { language: name })} error={problemAt(`text.${index}`)}>
              {(ids) => (
                <textarea
                  {...ids}
                  rows={4}
                  dir="auto"
                  lang={language}
                  value={text}
                  maxLength={limits.cannedCharacters}
                  onChange={(event) => onChange(texts.with(index, { language, text: event.currentTarget.value }))}
                  className={cx(inputClass, 'h-auto! py-2')}
                />
              )}
            </Field>
          </div>
        )
      })}
      {texts.length < limits.cannedLanguages && free[0] !== undefined && (
        <Button
          className="w-fit"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => onChange([...texts, { language: free.includes('en') ? 'en' : (free[0] ?? 'en'), text: '' }])}
        >
          {t('canned.language.add')}
        </Button>
      )}
      <div className="text-13 text-soft">
        <p>{t('canned.variables')}</p>
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {variables.map((variable) => (
            <li key={variable}>
              <code dir="ltr" className="rounded-sm bg-canvas px-1.5 py-0.5 font-mono text-12">
                {`{{${variable}}}`}
              </code>
            </li>
          ))}
        </ul>
        <p className="mt-1.5">
          {t('canned.variables.fallback')}{' '}
          <code dir="ltr" className="rounded-sm bg-canvas px-1.5 py-0.5 font-mono text-12">
            {'{{contact.name|…}}'}
          </code>
        </p>
      </div>
    </fieldset>
  )
}
