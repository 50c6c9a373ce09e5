import type { RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Avatar } from '../panel/avatar.tsx'
import { Composer } from '../panel/composer.tsx'
import { PanelScope, useCell, useConversation, useLink, usePanel } from '../panel/hooks.ts'
import { Icon } from '../panel/icons.tsx'
import { Menu } from '../panel/menu.tsx'
import { Timeline } from '../panel/timeline.tsx'
import { Asked } from './asked.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { Lost } from './lost.tsx'
import { PeopleDialog } from './people-dialog.tsx'
import { createSessionDesk, nameOf, peopleIn, withNames } from './session-desk.ts'

const facesShown = 3

/** A session of several: it stands where the visitor's own chat stood (mark B5). */
export const SessionWindow = ({ input }: { input: RefObject<HTMLTextAreaElement | null> }) => {
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
            aria-label={t('session.people')}
            title={t('session.people')}
            onClick={() => setDialog('people')}
          >
            <span class="faces">
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
