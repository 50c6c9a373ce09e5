import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import { Icon } from '../panel/icons.tsx'

/** Above the field: what the next words will answer, and the way out of it. */
export const Quoting = ({ input }: { input: RefObject<HTMLTextAreaElement | null> }) => {
  const { desk, texts } = usePanel()
  const quoting = useCell(desk.quoting)
  useEffect(() => {
    if (quoting !== null) input.current?.focus()
  }, [quoting, input])
  if (quoting === null) return null
  const label = texts.t('quoting.cancel')
  const cancel = () => {
    desk.quoting.set(null)
    input.current?.focus()
  }
  return (
    <div class="quoting">
      <blockquote>
        <strong dir="auto">{quoting.name}</strong>
        <div dir="auto">{quoting.text || texts.t('message.files')}</div>
      </blockquote>
      <button type="button" class="plain" aria-label={label} title={label} onClick={cancel}>
        <Icon shape="close" />
      </button>
    </div>
  )
}
