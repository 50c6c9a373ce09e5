import { usePanel } from '../panel/hooks.ts'

/** Somebody else is typing. */
export const Typing = ({ name }: { name: string }) => {
  const { texts } = usePanel()
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {texts.t('timeline.typing', { name })}
    </p>
  )
}
