import { useEffect, useId, useRef } from 'preact/hooks'
import { Avatar } from '../panel/avatar.tsx'
import { useCell, usePanel } from '../panel/hooks.ts'

/** An invitation into a session, inside of the chat (mark B5). It does not take the focus from who is writing. */
export const Asked = () => {
  const { desk } = usePanel()
  const asked = useCell(desk.asked)
  const card = useRef<HTMLElement>(null)
  const id = useId()
  const key = asked?.box.id
  useEffect(() => {
    if (key !== undefined) card.current?.scrollIntoView({ block: 'nearest' })
  }, [key])
  if (asked === null) return null
  const { box, answer } = asked
  return (
    <section class="card ask-card" role="dialog" aria-labelledby={id} lang={box.language} ref={card}>
      <header>
        <Avatar agent={{ ...box.agent, pictureUrl: box.pictureUrl }} />
        <h2 id={id}>{box.agent.label}</h2>
      </header>
      <p role="alert" dir="auto">
        {box.text}
      </p>
      {box.note !== '' && <p dir="auto">{box.note}</p>}
      {box.status !== '' && <p role="status">{box.status}</p>}
      <div class="acts">
        <button type="button" class="main" aria-disabled={box.isBusy} onClick={() => !box.isBusy && answer('accept')}>
          {box.accept}
        </button>
        <button
          type="button"
          class="second"
          aria-disabled={box.isBusy}
          onClick={() => !box.isBusy && answer('decline')}
        >
          {box.decline}
        </button>
      </div>
    </section>
  )
}
