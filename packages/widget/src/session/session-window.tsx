import type { ConversationView } from '@frontdesk/client'
import type { ComponentChildren, ComponentType, RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Asked } from '../forms/asked.tsx'
import { Lost } from '../forms/lost.tsx'
import { Avatar } from '../panel/avatar.tsx'
import { PanelScope, useCell, useConversation, useLink, usePanel } from '../panel/hooks.ts'
import { Icon } from '../panel/icons.tsx'
import type { TextKey } from '../panel/texts.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { PeopleDialog } from './people-dialog.tsx'
import { createSessionDesk, nameOf, peopleIn, withNames } from './session-desk.ts'

const facesShown = 3

type SessionWindowProps = {
  input: RefObject<HTMLTextAreaElement | null>
  /** Parts of the panel that themselves fetch late parts: handed in, so that those need not know them. */
  parts: {
    Timeline: ComponentType<{
      view: ConversationView
      linkLost: boolean
      before: ComponentChildren
      after: ComponentChildren
    }>
    Composer: ComponentType<{ input: RefObject<HTMLTextAreaElement | null> }>
    Menu: ComponentType<{ canEnd: boolean; end(): void; endKey: TextKey }>
  }
}

/** A session of several: it stands where the visitor's own chat stood (mark B5). */
export const SessionWindow = ({ input, parts: { Timeline, Composer, Menu } }: SessionWindowProps) => {
  const { desk, texts } = usePanel()
  const session = useCell(desk.session)
  const id = session?.id ?? ''
  const isNarrow = useCell(desk.narrow)
  const ownId = useCell(desk.conversationId)
  const link = useLink(desk.client)
  const bare = useConversation(desk.client, id)
  const view = useMemo(() => withNames(bare, texts), [bare, texts])
  const scope = useMemo(() => ({ desk: createSessionDesk(desk, id, texts), texts }), [desk, id, texts])
  const [dialog, setDialog] = useState<'people' | 'leave' | null>(null)
  const people = peopleIn(view.head)
  const isOver = session?.state === 'over'
  const { t, count } = texts
  const close = t(isNarrow ? 'panel.back' : 'panel.close')
  const leave = !desk.alone && (
    <button type="button" class="plain" aria-label={close} title={close} onClick={desk.close}>
      <Icon shape={isNarrow ? 'back' : 'close'} />
    </button>
  )
  const toOwn = () => desk.session.set(session === null || isOver ? null : { ...session, state: 'aside' })
  const done = () => {
    setDialog(null)
    input.current?.focus()
  }
  const title = (view.head !== null && 'title' in view.head && view.head.title) || t('session.title')

  return (
    <PanelScope.Provider value={scope}>
      <main class="panel" aria-label={title}>
        <header class="header">
          {isNarrow && leave}
          <button
            type="button"
            class="plain people"
            aria-haspopup="dialog"
            title={t('session.people')}
            onClick={() => setDialog('people')}
          >
            <span class="unseen">{t('session.people')}</span>
            <span class="faces" aria-hidden="true">
              {people.slice(0, facesShown).map((one) => (
                <Avatar key={one.id} agent={{ id: one.id, label: nameOf(texts, one), pictureUrl: one.pictureUrl }} />
              ))}
            </span>
          </button>
          <div class="title">
            <h1>{title}</h1>
            <p>{isOver ? t('session.ended') : count('session.count', people.length)}</p>
          </div>
          <Menu canEnd={!isOver} end={() => setDialog('leave')} endKey="session.leave" />
          {!isNarrow && leave}
        </header>
        {link === 'lost' && <Lost />}
        {isOver ? (
          <p class="strip" role="status">
            {t(view.entries.length === 0 ? 'session.out' : 'session.over')}{' '}
            <button type="button" class="text" onClick={toOwn}>
              {t('session.back')}
            </button>
          </p>
        ) : (
          ownId !== null && (
            <p class="strip calm">
              {t('session.aside')}{' '}
              <button type="button" class="text" onClick={toOwn}>
                {t('session.look')}
              </button>
            </p>
          )
        )}
        <Timeline key={id} view={view} linkLost={link === 'lost'} before={null} after={<Asked />} />
        {!isOver && <Composer input={input} />}
        {dialog === 'people' && <PeopleDialog id={id} people={people} done={done} />}
        {dialog === 'leave' && <LeaveDialog id={id} done={done} left={() => desk.session.set(null)} />}
      </main>
    </PanelScope.Provider>
  )
}
