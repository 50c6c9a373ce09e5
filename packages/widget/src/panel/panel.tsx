import type { ConversationView } from '@frontdesk/client'
import type { Appearance, VisitorSelf } from '@frontdesk/protocol'
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { useCell, useConversation, useLink, usePanel } from './hooks.ts'
import {
  Asked,
  BackToSession,
  BeforeChat,
  Closed,
  ContactCard,
  EndDialog,
  Lost,
  Over,
  Place,
  Preview,
  Privacy,
  Rating,
  SessionWindow,
} from './later.ts'
import { Menu } from './menu.tsx'
import { Timeline } from './timeline.tsx'

/** What stands before the first word: the site's own words where it has any, ours where it has none. */
const Greeting = () => {
  const { desk, texts } = usePanel()
  const { t, language } = texts
  const availability = useCell(desk.availability)
  const visitor = useCell(desk.visitor)
  const { title, greeting } = desk.appearance.texts[language]
  const isAway = availability !== null && !availability.online
  return (
    <div class="greeting">
      <h2>{title || t('greeting.title')}</h2>
      {greeting && <p>{greeting}</p>}
      {availability?.opensAtMs ? (
        <Closed opensAtMs={availability.opensAtMs} has="greeting" />
      ) : (
        (isAway || !greeting) && (
          <p>{t(isAway ? (visitor?.verified ? 'greeting.offline.known' : 'greeting.offline') : 'greeting.online')}</p>
        )
      )}
      {visitor?.verified && visitor.name !== null && <p>{t('greeting.you', { name: visitor.name })}</p>}
      <Privacy />
    </div>
  )
}

/** What is true after the visitor's last word, until somebody answers. */
const Waiting = ({ view }: { view: ConversationView }) => {
  const { desk } = usePanel()
  const availability = useCell(desk.availability)
  const isAway = availability !== null && !availability.online
  const isOver = view.head?.status === 'closed'
  const last = view.entries.at(-1)
  const isQueued = view.head?.status === 'queued'
  const isUnanswered = last?.author.kind === 'contact' && last.content.kind === 'message'
  return (
    <>
      {isQueued && isUnanswered && availability?.opensAtMs ? (
        <Closed opensAtMs={availability.opensAtMs} has="waiting" />
      ) : (
        <Place isQueued={isQueued} isUnanswered={isUnanswered} isAway={isAway} />
      )}
      {isAway && !isOver && <ContactCard />}
    </>
  )
}

/** Whether something is asked before the first message. A verified visitor's details are known. */
const asksBefore = ({ consent, preChat }: Appearance, { verified }: VisitorSelf): boolean =>
  consent === 'before-chat' || (preChat.enabled && !verified && preChat.fields.length + preChat.questions.length > 0)

export const Panel = ({ input }: { input: RefObject<HTMLTextAreaElement | null> }) => {
  const { desk, texts } = usePanel()
  const id = useCell(desk.conversationId)
  const unstarted = useConversation(desk.client, null)
  const known = useConversation(desk.client, id)
  const link = useLink(desk.client)
  const visitor = useCell(desk.visitor)
  const form = useCell(desk.form)
  const session = useCell(desk.session)
  const [isEnding, setEnding] = useState(false)
  const view = id === null ? unstarted : known
  const { head } = view
  const isOpen = head !== null && head.status !== 'closed'
  const done = () => {
    setEnding(false)
    input.current?.focus()
  }
  const isAsking =
    id === null && form !== null && view.outbox.length === 0 && visitor !== null && asksBefore(desk.appearance, visitor)

  if (link === 'ended') {
    return (
      <main class="panel" aria-label={texts.t('launcher.title')}>
        <Header serving={[]} canEnd={false} end={() => {}} reachable={false} />
        <Over />
      </main>
    )
  }
  if (session !== null && session.state !== 'aside')
    return <SessionWindow input={input} parts={{ Timeline, Composer, Menu }} />
  return (
    <main class="panel" aria-label={texts.t('launcher.title')}>
      <Header
        serving={isOpen && head.kind === 'service' && head.assignee ? [head.assignee, ...head.joined] : []}
        canEnd={isOpen}
        end={() => setEnding(true)}
        reachable={link === 'well'}
      />
      {link === 'lost' && <Lost />}
      {session !== null && <BackToSession />}
      <Timeline
        view={view}
        linkLost={link === 'lost'}
        before={<Greeting />}
        after={
          <>
            {isAsking ? <BeforeChat /> : <Waiting view={view} />}
            {head?.status === 'closed' && <Rating view={view} />}
            <Asked />
          </>
        }
      />
      {!isAsking && <Composer input={input} />}
      {!isAsking && <Preview />}
      {isEnding && <EndDialog done={done} />}
    </main>
  )
}
