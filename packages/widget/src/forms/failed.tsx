import { usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import type { ShownMessage } from '../panel/timeline-model.ts'
import { LateIcon } from './late-icon.tsx'

const failureKey = (code: ShownMessage['code']): TextKey => {
  if (code === 'text.unstorable') return 'message.failed.characters'
  return code === 'request.too_large' || code === 'request.invalid' ? 'message.failed.long' : 'message.failed'
}

/** What a visitor may do about a message that did not go out. */
export const Failed = ({ message }: { message: ShownMessage }) => {
  const { desk, texts } = usePanel()
  return (
    <p class="state failed" role="alert">
      <span>
        <LateIcon shape="alert" /> {texts.t(failureKey(message.code))}
      </span>
      <button type="button" class="link" onClick={() => desk.client.retry(message.key)}>
        {texts.t('message.retry')}
      </button>
      <button type="button" class="link" onClick={() => desk.client.discard(message.key)}>
        {texts.t('message.discard')}
      </button>
    </p>
  )
}
