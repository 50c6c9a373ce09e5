import { engineName } from '@frontdesk/client/text/languages'
import { useState } from 'react'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { toast } from '../../state/toasts.ts'
import type { MessageRow } from '../conversations/timeline-rows.ts'
import { WrittenText } from '../conversations/written-text.tsx'
import { MachineMark } from './machine-mark.tsx'
import { useInterpretation } from './use-interpretation.ts'

type InterpretedTextProps = { row: MessageRow; conversationId: string }

/** A message in the reader's language, with a mark that a machine made it and the original one click away. */
export const InterpretedText = ({ row, conversationId }: InterpretedTextProps) => {
  const t = useT()
  const [isOriginal, setOriginal] = useState(false)
  const here = useInterpretation(conversationId)
  const reads = here?.mine.reads ?? []
  const made = row.translations.find(({ language }) => reads.includes(language))
  if (made !== undefined)
    return (
      <>
        <WrittenText author={row.author.kind} text={isOriginal ? row.text : made.text} />
        <MachineMark
          text={t('interpretation.by', { engine: engineName(made.engine) })}
          act={t(isOriginal ? 'interpretation.translation' : 'interpretation.original')}
          onAct={() => setOriginal(!isOriginal)}
        />
      </>
    )
  const isMissing = row.seq !== null && row.untranslated.some((language) => reads.includes(language))
  const again = (): void => {
    call('message.translate', { conversationId, seq: row.seq ?? 0 }).catch((error: unknown) =>
      toast(errorText(t, error), { look: 'bad' }),
    )
  }
  return (
    <>
      <WrittenText author={row.author.kind} text={row.text} />
      {isMissing && <MachineMark text={t('interpretation.missing')} act={t('interpretation.again')} onAct={again} />}
    </>
  )
}
