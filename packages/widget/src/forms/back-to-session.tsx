import { useCell, usePanel } from '../panel/hooks.ts'

/** Over the visitor's own chat, while a session goes on without being looked at. */
export const BackToSession = () => {
  const { desk, texts } = usePanel()
  const session = useCell(desk.session)
  if (session === null) return null
  return (
    <p class="strip calm" role="status">
      {texts.t('session.goes.on')}{' '}
      <button type="button" class="text" onClick={() => desk.session.set({ ...session, state: 'on' })}>
        {texts.t('session.return')}
      </button>
    </p>
  )
}
