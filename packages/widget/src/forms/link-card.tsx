import { safeHref } from '@frontdesk/client/text/links'
import { useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { Icon } from '../panel/icons.tsx'
import type { TextKey } from '../panel/texts.ts'
import type { Message } from '../panel/timeline-model.ts'
import { refusalKey, uncard } from './amend.ts'

type LinkCardProps = { card: NonNullable<Message['card']>; seq: number | null; isOwn: boolean }

/** What the page says of itself that a message leads to; whose message it is may take it away. */
export const LinkCard = ({ card, seq, isOwn }: LinkCardProps) => {
  const { desk, texts } = usePanel()
  const [problem, setProblem] = useState<TextKey | null>(null)
  const href = safeHref(card.url)
  if (href === null) return null
  const label = texts.t('card.remove')
  const remove = async () => {
    try {
      if (seq !== null) await uncard(desk, seq)
    } catch (fault) {
      setProblem(refusalKey(fault))
    }
  }
  return (
    <div class="link-card">
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {card.picture !== null && <img src={card.picture} alt="" width={56} height={56} />}
        <span dir="auto">
          <small>{card.site}</small>
          <strong>{card.title}</strong>
          {card.description !== '' && <span>{card.description}</span>}
        </span>
      </a>
      {isOwn && seq !== null && (
        <button type="button" class="plain" aria-label={label} title={label} onClick={() => void remove()}>
          <Icon shape="close" />
        </button>
      )}
      {problem !== null && <p role="alert">{texts.t(problem)}</p>}
    </div>
  )
}
