import { usePanel } from '../panel/hooks.ts'
import { LateIcon } from './late-icon.tsx'

/** There is no connection, and what still works. */
export const Lost = () => {
  const { texts } = usePanel()
  return (
    <p class="strip" role="status">
      <LateIcon shape="offline" />
      {texts.t('link.offline')}
    </p>
  )
}
