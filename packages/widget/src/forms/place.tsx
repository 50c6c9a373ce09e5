import { useEffect, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { placeWords } from './place-words.ts'

type PlaceProps = {
  /** The conversation waits for an agent, and service is given now. */
  isQueued: boolean
  /** The visitor's own words are the last. */
  isUnanswered: boolean
  isAway: boolean
}

/** What is true while somebody waits: the place in the queue, live, where somebody is there, or else that the words have arrived. */
export const Place = ({ isQueued, isUnanswered, isAway }: PlaceProps) => {
  const { desk, texts } = usePanel()
  const [waiting, setWaiting] = useState(desk.waiting)
  useEffect(() => {
    const offs = [
      desk.client.on('welcome', ({ you }) => {
        if (you.kind === 'visitor') setWaiting(you.waiting)
      }),
      desk.client.on('frame', (frame) => {
        if (frame.type === 'waiting.changed') setWaiting(frame.waiting)
      }),
    ]
    return () => {
      for (const off of offs) off()
    }
  }, [desk])
  if (!isQueued) return null
  // Where nobody is there, a place would promise what nobody keeps.
  if (waiting !== null && !isAway)
    return (
      <p class="event" role="status">
        {placeWords(texts, waiting)}
      </p>
    )
  return isUnanswered ? <p class="event">{texts.t(isAway ? 'state.waiting.away' : 'state.waiting')}</p> : null
}
