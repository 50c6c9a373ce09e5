import { Avatar } from './avatar.tsx'
import { usePanel } from './hooks.ts'
import { Failed, MessageActs, MessageFiles, Words } from './later.ts'
import type { Row } from './timeline-model.ts'

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
            {message.files && <MessageFiles cards={message.files} />}
            {(message.text || !message.files || 'reactions' in message.content || 'transcript' in message.content) && (
              <div class={`bubble ${message.state ?? ''}`} dir="auto">
                <Words
                  text={message.text}
                  content={message.content}
                  isMarked={author?.kind === 'agent'}
                  isOwn={message.state !== null}
                  seq={message.seq}
                />
              </div>
            )}
            {message.seq && <MessageActs message={message} name={name} />}
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
