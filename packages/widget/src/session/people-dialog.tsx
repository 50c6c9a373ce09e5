import type { PartyName } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useId, useState } from 'preact/hooks'
import { AskDialog } from '../forms/ask-dialog.tsx'
import { Avatar } from '../panel/avatar.tsx'
import { useCell, usePanel } from '../panel/hooks.ts'
import { storable } from '../panel/writing.ts'
import { nameOf } from './session-desk.ts'

/** Who is in a session, and how the visitor is called in it. */
export const PeopleDialog = ({ id, people, done }: { id: string; people: readonly PartyName[]; done(): void }) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const self = useCell(desk.visitor)?.contactId
  const me = people.find((one) => one.kind === 'contact' && one.id === self)
  const [name, setName] = useState(me?.label ?? '')
  const field = useId()
  const run = async () => {
    const wanted = storable(name)
    if (me !== undefined && wanted !== me.label)
      await desk.client.request('room.name', { conversationId: id, name: wanted || null })
  }
  return (
    <AskDialog
      title={t('session.people')}
      act={{ label: t('contact.save'), run }}
      keep={t('contact.cancel')}
      problem={t('contact.error.server')}
      done={done}
    >
      <ul class="people-list">
        {people.map((one) => (
          <li key={one.id}>
            <Avatar agent={{ id: one.id, label: nameOf(texts, one), pictureUrl: one.pictureUrl }} />
            <span dir="auto">{nameOf(texts, one)}</span>
            {one === me && <small>{t('timeline.you')}</small>}
            {one.kind === 'agent' && <small>{desk.appearance.siteName}</small>}
          </li>
        ))}
      </ul>
      {me !== undefined && (
        <p class="field-of-name">
          <label for={field}>{t('session.name')}</label>
          <input
            id={field}
            dir="auto"
            autocomplete="nickname"
            maxLength={limits.sessionNameCharacters}
            placeholder={t('session.guest', { number: me.number })}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </p>
      )}
    </AskDialog>
  )
}
