import { usePanel } from '../panel/hooks.ts'
import { opensWhen } from './closed-words.ts'

type ClosedProps = { opensAtMs: number; has: 'greeting' | 'waiting' }

/** Outside business hours: when service begins, before the first word and after the last. */
export const Closed = ({ opensAtMs, has }: ClosedProps) => {
  const { texts } = usePanel()
  const when = opensWhen(texts, opensAtMs)
  return (
    <p class={has === 'waiting' ? 'event' : undefined} role="status">
      {texts.t(`closed.${has}`, { when })}
    </p>
  )
}
