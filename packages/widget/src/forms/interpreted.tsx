import { engineName } from '@frontdesk/client/text/languages'
import { useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import type { Message } from '../panel/timeline-model.ts'
import { useInterpretation } from './use-interpretation.ts'
import { Written } from './written.tsx'

type InterpretedProps = { said: Message; isMarked: boolean; seq: number | null }

/** A message in the visitor's language, with a mark that a machine made it and the original one click away. */
export const Interpreted = ({ said, isMarked, seq }: InterpretedProps) => {
  const { desk, texts } = usePanel()
  const [isOriginal, setOriginal] = useState(false)
  const reads = useInterpretation()?.mine.reads ?? []
  const made = said.translations?.find(({ language }) => reads.includes(language))
  if (made !== undefined)
    return (
      <>
        <Written text={isOriginal ? said.text : made.text} isMarked={isMarked} />
        <p class="by-machine">
          {texts.t('translation.by', { engine: engineName(made.engine) })}{' '}
          <button type="button" class="link" onClick={() => setOriginal(!isOriginal)}>
            {texts.t(isOriginal ? 'translation.show' : 'translation.original')}
          </button>
        </p>
      </>
    )
  const again = () => {
    const conversationId = desk.conversationId.get()
    if (conversationId === null || seq === null) return
    // What comes of it is told as a change of the message; a refusal leaves the mark.
    desk.client.request('message.translate', { conversationId, seq }).catch(() => {})
  }
  return (
    <>
      <Written text={said.text} isMarked={isMarked} />
      {said.untranslated?.some((language) => reads.includes(language)) && (
        <p class="by-machine">
          {texts.t('translation.missing')}{' '}
          <button type="button" class="link" onClick={again}>
            {texts.t('translation.again')}
          </button>
        </p>
      )}
    </>
  )
}
