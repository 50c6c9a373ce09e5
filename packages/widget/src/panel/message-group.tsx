import { Avatar } from './avatar.tsx'
import { usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { splitLinks } from './links.ts'
import type { TextKey } from './texts.ts'
import type { Row, ShownMessage } from './timeline-model.ts'

const failureKey = (code: ShownMessage['code']): TextKey => {
  if (code === 'text.unstorable') return 'message.failed.characters'
  return code === 'request.too_large' || code === 'request.invalid' ? 'message.failed.long' : 'message.failed'
}

const MessageText = ({ text }: { text: string }) => (
  <>
    {splitLinks(text).map((part, i) =>
      part.href === null ? (
        part.text
      ) : (
        <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      ),
    )}
  </>
)

const Failed = ({ message }: { message: ShownMessage }) => {
  const { desk, texts } = usePanel()
  return (
    <p class="state failed" role="alert">
      <span>
        <Icon shape="alert" /> {texts.t(failureKey(message.code))}
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

type GroupProps = {
  group: Extract<Row, { kind: 'group' }>
  /** The own message whose state is shown. */
  stateOf: string | null
  linkLost: boolean
  named: boolean
}

export const MessageGroup = ({ group, stateOf, linkLost, named }: GroupProps) => {
  const { texts } = usePanel()
  const { author, mine, messages } = group
  const name = mine ? texts.t('timeline.you') : (author?.label ?? '')
  const time = (
    <time dateTime={new Date(group.atMs).toISOString()} title={texts.exact(group.atMs)}>
      {texts.time(group.atMs)}
    </time>
  )
  return (
    <section class={`group ${mine ? 'mine' : 'theirs'}`}>
      {!mine && author !== null && (
        <Avatar agent={{ id: author.id ?? '', label: author.label, pictureUrl: author.pictureUrl }} />
      )}
      <div class="bubbles">
        <p class={mine || !named ? 'by quiet-name' : 'by'}>
          <span class="name">{name}</span> {time}
        </p>
        {messages.map((message) => (
          <div key={message.key} class="message" data-seq={message.seq}>
            <p class={`bubble ${message.state ?? ''}`} dir="auto">
              <MessageText text={message.text} />
            </p>
            {message.state === 'failed' && <Failed message={message} />}
            {message.key === stateOf && message.state !== null && message.state !== 'failed' && (
              <p class="state">
                {texts.t(message.state === 'sending' && linkLost ? 'message.waiting' : `message.${message.state}`)}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
