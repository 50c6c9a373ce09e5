import { limits } from '@frontdesk/protocol/limits'
import { useState } from 'react'
import { Choice } from '../../../components/choice.tsx'
import { Field, inputClass, TextField } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { type Language, languageNames, languages, useLanguage, useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { textFields } from './site-draft.ts'
import { useDefaultTexts } from './use-default-texts.ts'
import type { SiteEditor } from './use-site-editor.ts'

/** The site's own words, language by language; what is left empty says what the product says. */
export const TextsSection = ({ editor }: { editor: SiteEditor }) => {
  const t = useT()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const { draft, edit } = editor
  const usual = useDefaultTexts(language)
  const texts = draft.texts[language]
  return (
    <Card title={t('sites.section.texts')}>
      <p className="text-soft">{t('sites.texts.intro')}</p>
      <Choice
        label={t('sites.texts.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={setLanguage}
      />
      {textFields.map((field) => {
        const label = t(`sites.texts.${field}`)
        const hint = t(`sites.texts.${field}.hint`)
        const shared = {
          value: texts[field],
          maxLength: limits.siteTextCharacters,
          placeholder: usual[field],
          lang: language,
          dir: 'auto',
          onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
            edit({ texts: { ...draft.texts, [language]: { ...texts, [field]: currentTarget.value } } }),
        } as const
        if (field === 'title') return <TextField key={field} label={label} hint={hint} {...shared} />
        return (
          <Field key={field} label={label} hint={hint}>
            {(ids) => <textarea {...ids} {...shared} rows={3} className={cx(inputClass, 'min-h-20 resize-y py-2')} />}
          </Field>
        )
      })}
    </Card>
  )
}
