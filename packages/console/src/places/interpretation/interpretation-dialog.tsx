import { usualLanguages } from '@frontdesk/client/text/languages'
import type { Interpretation, Speaker } from '@frontdesk/protocol'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Switch } from '../../components/switch.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { type TextId, useLanguage, useT } from '../../lib/i18n.ts'
import { languageName } from '../../lib/names.ts'
import { useKeepInterpretation } from './use-interpretation.ts'

/** How the visitors of a conversation are called, by their id. */
export type VisitorNames = ReadonlyMap<string, string>

type InterpretationDialogProps = {
  conversationId: string
  here: Interpretation
  names: VisitorNames
  onClose: () => void
}

const sources: { readonly [S in Exclude<Speaker['source'], null>]: TextId } = {
  chosen: 'interpretation.source.chosen',
  detected: 'interpretation.source.detected',
  known: 'interpretation.source.known',
}

/** Whether a conversation is interpreted, and in which language each side reads and writes. */
export const InterpretationDialog = ({ conversationId, here, names, onClose }: InterpretationDialogProps) => {
  const t = useT()
  const keep = useKeepInterpretation(conversationId)
  const [problem, setProblem] = useState<string | null>(null)
  /** Shown at once, and taken back where it is refused. */
  const change = (wanted: Partial<Interpretation>, asking: Promise<Interpretation>): void => {
    setProblem(null)
    keep({ ...here, ...wanted })
    asking.then(keep, (error: unknown) => {
      keep(here)
      setProblem(errorText(t, error))
    })
  }
  const choose = (language: string | null, contactId?: string): void =>
    change(
      {},
      call('interpretation.choose', { conversationId, language, ...(contactId === undefined ? {} : { contactId }) }),
    )
  return (
    <Dialog title={t('interpretation.title')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Switch
          label={t('interpretation.switch')}
          hint={t('interpretation.switch.hint')}
          checked={here.on}
          onChange={(on) => change({ on }, call('interpretation.switch', { conversationId, on }))}
        />
        {here.on && (
          <>
            <LanguageField
              label={t('interpretation.mine')}
              speaker={here.mine}
              offered={here.languages}
              onChoose={(language) => choose(language)}
            />
            {here.speakers
              .filter(({ kind }) => kind === 'contact')
              .map((speaker) => (
                <LanguageField
                  key={speaker.id}
                  label={t('interpretation.theirs', { name: names.get(speaker.id) ?? '' })}
                  speaker={speaker}
                  offered={here.languages}
                  onChoose={(language) => choose(language, speaker.id)}
                />
              ))}
          </>
        )}
        {problem !== null && <Notice look="bad">{problem}</Notice>}
      </div>
    </Dialog>
  )
}

type LanguageFieldProps = {
  label: string
  speaker: Speaker
  offered: readonly string[] | null
  onChoose: (language: string | null) => void
}

const LanguageField = ({ label, speaker, offered, onChoose }: LanguageFieldProps) => {
  const t = useT()
  const language = useLanguage()
  const [first] = speaker.reads
  const tags = [...new Set([...(offered ?? usualLanguages), ...(first === undefined ? [] : [first])])]
  const options = tags
    .map((tag) => ({ tag, name: languageName(language, tag) }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
  return (
    <SelectField
      label={label}
      {...(speaker.source === null ? {} : { hint: t(sources[speaker.source]) })}
      value={first ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : value)}
    >
      <option value="">{t('interpretation.asWritten')}</option>
      {options.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
