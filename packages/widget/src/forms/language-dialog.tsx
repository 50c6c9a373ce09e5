import { usualLanguages } from '@frontdesk/client/text/languages'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { type PanelContext, PanelScope, usePanel } from '../panel/hooks.ts'
import { AskDialog } from './ask-dialog.tsx'
import { interpretationOf, useInterpretation } from './use-interpretation.ts'

/** A language as its own speakers call it. */
const nameOf = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

/** In which language the visitor reads and writes in the conversation before its eyes. */
const LanguageDialog = ({ done }: { done(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const here = useInterpretation()
  const [first = ''] = here?.mine.reads ?? []
  const [language, setLanguage] = useState(first)
  const run = async () => {
    const conversationId = desk.conversationId.get()
    if (conversationId === null) return
    const asked = { conversationId, language: language || null }
    interpretationOf(conversationId).set(await desk.client.request('interpretation.choose', asked))
  }
  const tags = [...new Set([...(here?.languages ?? usualLanguages), ...(first ? [first] : [])])]
  return (
    <AskDialog
      title={t('translation.title')}
      act={{ label: t('translation.save'), run }}
      keep={t('translation.cancel')}
      problem={t('translation.problem')}
      done={done}
    >
      <p>{t('translation.note')}</p>
      <label>
        {t('translation.label')}
        <select value={language} onChange={({ currentTarget }) => setLanguage(currentTarget.value)}>
          <option value="">{t('translation.asWritten')}</option>
          {tags.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      </label>
    </AskDialog>
  )
}

/** Asks over everything: the menu that it is opened from closes. */
export const askLanguage = (scope: PanelContext): void => {
  const place = document.body.appendChild(document.createElement('div'))
  const done = () => {
    render(null, place)
    place.remove()
  }
  render(
    <PanelScope.Provider value={scope}>
      <LanguageDialog done={done} />
    </PanelScope.Provider>,
    place,
  )
}
