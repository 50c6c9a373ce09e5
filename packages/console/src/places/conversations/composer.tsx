import type { TypingParty } from '@frontdesk/client'
import type { AgentCard, ServiceItem } from '@frontdesk/protocol'
import { useT } from '../../lib/i18n.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useDraft } from '../../state/drafts.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useMe } from '../../state/session.ts'
import { hasJoined, JoinedLine, ReplyBarrier, useMayReply } from './reply-barrier.tsx'
import { writersIn } from './viewers-in.ts'
import { WritingForm } from './writing-form.tsx'

type ComposerProps = { item: ServiceItem; typing: readonly TypingParty[]; onSent: () => void }

/** Where the agent writes: to the visitor, or a note to colleagues. The two look different at a glance. */
export const Composer = ({ item, typing, onSent }: ComposerProps) => {
  const t = useT()
  const draft = useDraft(item.id)
  const sendKey = usePreferences((state) => state.sendKey)
  const mayReply = useMayReply(item)
  const meId = useMe()?.agent.id ?? ''
  const whisperTo = useWhisperTo(item)
  const mode = draft.mode === 'whisper' && whisperTo === null ? 'note' : draft.mode
  const writer = writersIn(typing, meId)[0]
  const name = whisperTo?.label ?? ''
  const words = {
    reply: {
      label: t('composer.reply.label', { name: visitorName(t, item.contact.label) }),
      placeholder: t('composer.reply.placeholder'),
      hint: null,
    },
    note: {
      label: t('composer.note.label'),
      placeholder: t('composer.note.placeholder'),
      hint: t('composer.note.hint'),
    },
    whisper: {
      label: t('composer.whisper.label', { name }),
      placeholder: t('composer.whisper.placeholder', { name }),
      hint: t('composer.whisper.hint', { name }),
    },
  }[mode]

  return (
    <WritingForm
      conversationId={item.id}
      item={item}
      mode={mode}
      modes={whisperTo === null ? ['reply', 'note'] : ['reply', 'note', 'whisper']}
      whisperTo={name}
      people={[]}
      {...words}
      keyHint={t(sendKey === 'enter' ? 'composer.hint' : 'composer.hint.mod')}
      barrier={
        mode === 'reply' && !mayReply
          ? (turnTo) => <ReplyBarrier item={item} onWhisper={() => turnTo('whisper')} />
          : undefined
      }
      above={
        mode === 'reply' && (
          <>
            {hasJoined(item, meId) && <JoinedLine item={item} />}
            <p role="status" className="px-3 text-12 font-medium text-warn-ink not-empty:pt-1.5">
              {writer !== undefined && t('composer.alsoWriting', { name: writer.label })}
            </p>
          </>
        )
      }
      extra={() => (mode === 'whisper' && whisperTo !== null ? { mentions: [whisperTo.id] } : {})}
      onSent={onSent}
    />
  )
}

/** Who has it, for a supervisor who may whisper to that one; null is nobody. */
const useWhisperTo = ({ assignee, status }: ServiceItem): AgentCard | null => {
  const meId = useMe()?.agent.id
  const isSupervisor = useSupervisor()
  return isSupervisor && status !== 'closed' && assignee?.id !== meId ? assignee : null
}
