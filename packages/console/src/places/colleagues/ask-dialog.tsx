import type { ServiceItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useMemo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { currentLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { PeoplePicker } from './people-picker.tsx'

/** Asks a colleague about a visitor: the question goes into the room of the two, with a card of the conversation. */
export const AskDialog = ({ item, onClose }: { item: ServiceItem; onClose: () => void }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const agents = useColleagues((state) => state.agents)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const without = useMemo(() => new Set([meId]), [meId])
  const [agentId] = picked

  const ask = async (): Promise<void> => {
    const live = currentLive()
    if (live === null || agentId === undefined) return
    setBusy(true)
    try {
      const { conversationId } = await live.client.request('room.direct', { agentId })
      live.client.send(conversationId, text.trim(), { extra: { aboutId: item.id } })
      toast(t('ask.done', { name: agents.get(agentId)?.label ?? '' }))
      onClose()
    } catch (error) {
      setBusy(false)
      setProblem(errorText(t, error))
    }
  }
  return (
    <Dialog
      title={t('ask.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            look="primary"
            busy={isBusy}
            disabled={agentId === undefined || text.trim() === ''}
            onClick={() => void ask()}
          >
            {t('ask.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        {problem !== null && <Notice look="bad">{problem}</Notice>}
        <p className="text-13 text-soft">{t('ask.what')}</p>
        <PeoplePicker single without={without} picked={picked} onPick={setPicked} />
        <Field label={t('ask.text')}>
          {(ids) => (
            <textarea
              {...ids}
              rows={3}
              value={text}
              maxLength={limits.messageCharacters}
              placeholder={t('ask.text.example')}
              onChange={(event) => setText(event.currentTarget.value)}
              className={cx(inputClass, 'h-auto min-h-20 resize-none py-2')}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
