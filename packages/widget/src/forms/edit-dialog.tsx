import { limits } from '@frontdesk/protocol/limits'
import { useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { storable } from '../panel/writing.ts'
import { edit, refusalKey } from './amend.ts'
import { AskDialog } from './ask-dialog.tsx'

/** Changes what a message of one's own says. */
export const EditDialog = ({ text, seq, done }: { text: string; seq: number; done(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const [words, setWords] = useState(text)
  const wanted = storable(words)
  const run = async () => {
    if (wanted === '') throw new Error('nothing is written')
    await edit(desk, seq, wanted)
  }
  return (
    <AskDialog
      title={t('acts.edit')}
      act={{ label: t('edit.save'), run }}
      keep={t('edit.cancel')}
      problem={(fault) => t(wanted === '' ? 'edit.empty' : refusalKey(fault))}
      done={done}
    >
      <label>
        {t('edit.words')}
        <textarea
          rows={4}
          dir="auto"
          value={words}
          maxLength={limits.messageCharacters}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      <p>{t('edit.note')}</p>
    </AskDialog>
  )
}
