import type { RoomItem } from '@frontdesk/protocol'
import { useT } from '../../lib/i18n.ts'
import { useDraft } from '../../state/drafts.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useMe } from '../../state/session.ts'
import { mentionsIn } from '../colleagues/mentions.ts'
import { othersIn } from '../colleagues/room-name.ts'
import { WritingForm } from '../conversations/writing-form.tsx'
import { sessionName } from './session-of.ts'

type SessionComposerProps = { session: RoomItem; onSent: () => void }

/** Where an agent writes in a session of several: to all, or a note that only the agents see; not any more once the session has ended. */
export const SessionComposer = ({ session, onSent }: SessionComposerProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const draft = useDraft(session.id)
  const sendKey = usePreferences((state) => state.sendKey)
  if (session.status === 'closed')
    return (
      <p className="mx-2 mb-2 rounded-md border border-line bg-canvas px-3 py-3 text-soft tablet:mx-4 tablet:mb-4">
        {t('session.ended')}
      </p>
    )
  // Nobody is whispered to here: notes are for all agents.
  const isNote = draft.mode !== 'reply'
  // Notes are for the agents; visitors can't be called in them.
  const agents = isNote ? othersIn(session, meId).filter(({ kind }) => kind === 'agent') : []
  return (
    <WritingForm
      conversationId={session.id}
      mode={isNote ? 'note' : 'reply'}
      modes={['reply', 'note']}
      people={agents}
      label={isNote ? t('composer.note.label') : t('session.write', { name: sessionName(t, session, meId) })}
      placeholder={t(isNote ? 'session.note.placeholder' : 'session.reply.placeholder')}
      hint={isNote ? t('composer.note.hint') : null}
      keyHint={t(sendKey === 'enter' ? 'composer.hint' : 'composer.hint.mod')}
      extra={(text) => {
        const called = mentionsIn(agents, text)
        return called.length > 0 ? { mentions: called } : {}
      }}
      onSent={onSent}
    />
  )
}
