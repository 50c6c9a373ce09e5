import type { ConversationView } from '@frontdesk/client'
import { limits } from '@frontdesk/protocol/limits'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import { storable } from '../panel/writing.ts'
import { LateIcon } from './late-icon.tsx'
import { type RatingDue, ratingDue } from './rating-due.ts'

/** Asks how it was, once the chat is over; who does not like to say so is not asked again. */
export const Rating = ({ view }: { view: ConversationView }) => {
  const { desk, texts } = usePanel()
  const skipped = useCell(desk.skippedRating)
  const [isChanging, setChanging] = useState(false)
  const due = ratingDue(view, desk.client.serverNowMs())
  if (desk.appearance.rating === 'off' || due === null || skipped === due.closing) return null
  if (due.given !== null && !isChanging)
    return (
      <p class="event" role="status">
        {texts.t('rating.thanks')}{' '}
        <button type="button" class="link" onClick={() => setChanging(true)}>
          {texts.t('rating.change')}
        </button>
      </p>
    )
  return (
    <RatingForm
      key={due.closing}
      due={due}
      done={() => setChanging(false)}
      skip={() => (due.given === null ? desk.skippedRating.set(due.closing) : setChanging(false))}
    />
  )
}

const RatingForm = ({ due, done, skip }: { due: RatingDue; done(): void; skip(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const scale = desk.appearance.rating === 'thumbs' ? 'thumbs' : 'stars'
  const [score, setScore] = useState(due.given?.scale === scale ? due.given.score : 0)
  const [words, setWords] = useState(due.given?.words ?? '')
  const [problem, setProblem] = useState<'none' | 'failed'>('none')
  const [isSending, setSending] = useState(false)
  const id = useId()

  const send = async (event: Event) => {
    event.preventDefault()
    const conversationId = desk.conversationId.get()
    if (score === 0 || conversationId === null) return
    setSending(true)
    setProblem('none')
    try {
      await desk.client.request('conversation.rate', { conversationId, score, words: storable(words) })
      done()
    } catch {
      setProblem('failed')
    }
    setSending(false)
  }

  const choice = (value: number, label: string, mark: ComponentChildren, isOn: boolean) => (
    <label key={value} class={isOn ? 'on' : ''}>
      <input
        type="radio"
        name={`${id}-score`}
        value={value}
        checked={score === value}
        aria-label={label}
        onChange={() => setScore(value)}
      />
      <span aria-hidden="true">{mark}</span>
    </label>
  )
  return (
    <form class="card rating" onSubmit={send} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('rating.title')}</h2>
      <fieldset class={scale} aria-labelledby={`${id}-title`}>
        {scale === 'stars'
          ? [1, 2, 3, 4, 5].map((n) => choice(n, t('rating.stars', { n }), n <= score ? '★' : '☆', n <= score))
          : [
              choice(5, t('rating.up'), <LateIcon shape="thumb" />, score === 5),
              choice(1, t('rating.down'), <LateIcon shape="thumb" />, score === 1),
            ]}
      </fieldset>
      {score > 0 && (
        <label>
          {t('rating.words')}
          <textarea
            rows={2}
            value={words}
            maxLength={limits.ratingCharacters}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      )}
      {problem === 'failed' && (
        <p class="problem" role="alert">
          {t('rating.failed')}
        </p>
      )}
      <div class="acts">
        {score > 0 && (
          <button type="submit" class="main" disabled={isSending}>
            {t('rating.send')}
          </button>
        )}
        <button type="button" class="second" onClick={skip}>
          {t(due.given === null ? 'rating.skip' : 'contact.cancel')}
        </button>
      </div>
    </form>
  )
}
