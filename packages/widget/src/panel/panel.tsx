import type { ConversationView } from '@frontdesk/client'
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { ContactCard } from './contact-card.tsx'
import { Header } from './header.tsx'
import { useCell, useConversation, useLink, usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { EndDialog } from './later.ts'
import { Timeline } from './timeline.tsx'

const Greeting = () => {
  const { desk, texts } = usePanel()
  const availability = useCell(desk.availability)
  return (
    <div class="greeting">
      <h2>{texts.t('greeting.title')}</h2>
      <p>{texts.t(availability !== null && !availability.online ? 'greeting.offline' : 'greeting.online')}</p>
    </div>
  )
}

/** What is true after the visitor's last word, until somebody answers. */
const Waiting = ({ view }: { view: ConversationView }) => {
  const { desk, texts } = usePanel()
  const availability = useCell(desk.availability)
  const isAway = availability !== null && !availability.online
  const isOver = view.head?.status === 'closed'
  const last = view.entries.at(-1)
  const isWaiting = view.head?.status === 'queued' && last?.author.kind === 'contact' && last.content.kind === 'message'
  return (
    <>
      {isWaiting && <p class="event">{texts.t(isAway ? 'state.waiting.away' : 'state.waiting')}</p>}
      {isAway && !isOver && <ContactCard />}
    </>
  )
}

export const Panel = ({ input }: { input: RefObject<HTMLTextAreaElement | null> }) => {
  const { desk, texts } = usePanel()
  const id = useCell(desk.conversationId)
  const unstarted = useConversation(desk.client, null)
  const known = useConversation(desk.client, id)
  const link = useLink(desk.client)
  const [isEnding, setEnding] = useState(false)
  const view = id === null ? unstarted : known
  const { head } = view
  const isOpen = head !== null && head.status !== 'closed'
  const done = () => {
    setEnding(false)
    input.current?.focus()
  }

  if (link === 'ended') {
    return (
      <main class="panel" aria-label={texts.t('launcher.title')}>
        <Header assignee={null} canEnd={false} end={() => {}} reachable={false} />
        <p class="event over" role="status">
          {texts.t('panel.unavailable')}
        </p>
      </main>
    )
  }
  return (
    <main class="panel" aria-label={texts.t('launcher.title')}>
      <Header
        assignee={isOpen ? head.assignee : null}
        canEnd={isOpen}
        end={() => setEnding(true)}
        reachable={link === 'well'}
      />
      {link === 'lost' && (
        <p class="strip" role="status">
          <Icon shape="offline" />
          {texts.t('link.offline')}
        </p>
      )}
      <Timeline view={view} linkLost={link === 'lost'} before={<Greeting />} after={<Waiting view={view} />} />
      <Composer input={input} />
      {isEnding && <EndDialog done={done} />}
    </main>
  )
}
