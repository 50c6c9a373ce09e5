import { engineName } from '@frontdesk/client/text/languages'
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { toast } from '../../state/toasts.ts'
import type { MessageRow } from '../conversations/timeline-rows.ts'
import { WrittenText } from '../conversations/written-text.tsx'
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
        <Mark
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
      {isMissing && <Mark text={t('interpretation.missing')} act={t('interpretation.again')} onAct={again} />}
    </>
  )
}

const Mark = ({ text, act, onAct }: { text: string; act: string; onAct: () => void }) => (
  <span className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-soft">
    <span className="inline-flex items-center gap-1">
      <Languages size={12} aria-hidden className="shrink-0" />
      {text}
    </span>
    <button
      type="button"
      onClick={onAct}
      className="relative rounded-sm underline underline-offset-2 after:absolute after:-inset-x-1 after:-inset-y-1.5 hover:text-ink pointer-coarse:after:-inset-y-3.25"
    >
      {act}
    </button>
  </span>
)
