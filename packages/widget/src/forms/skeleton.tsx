import { usePanel } from '../panel/hooks.ts'

/** In the place of messages that are being fetched. */
export const Skeleton = () => {
  const { texts } = usePanel()
  return (
    <div class="skeleton" role="status" aria-label={texts.t('timeline.loading')}>
      <span />
      <span />
      <span />
    </div>
  )
}
