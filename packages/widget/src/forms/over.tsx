import { usePanel } from '../panel/hooks.ts'

/** What stands where the chat was, when it is over for this visitor: for good, or because the company serves them no more. */
export const Over = () => {
  const { desk, texts } = usePanel()
  const { state } = desk.client
  const isBlocked = state.kind === 'ended' && state.reason === 'blocked'
  return (
    <p class="event over" role="status">
      {texts.t(isBlocked ? 'panel.blocked' : 'panel.unavailable')}
    </p>
  )
}
