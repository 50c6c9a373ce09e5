import type { Callback } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { randomId } from '../../lib/random-id.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'
import { ask } from './acts.ts'
import { StandingMark } from './standing-mark.tsx'

/** The second service begins with words that the agent looks over first (mark D7). */
export const ServeDialog = ({ callback, onClose }: { callback: Callback; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const navigate = useNavigate()
  const hasExited = useExited()
  const [text, setText] = useState(() => firstWords(t('revisits.serve.words'), callback))
  // One for all tries, so that words whose answer was lost are not said twice.
  const [clientId] = useState(randomId)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const name = visitorName(t, callback.label)
  const isInvited = callback.standing === 'here' && !callback.inService
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const { conversationId } = await ask('callback.serve', { callbackId: callback.id, clientId, text: text.trim() })
      if (conversationId === null) {
        toast(t('revisits.serve.invited', { name }))
        return onClose()
      }
      await navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: {} })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('revisits.serve.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy} disabled={hasExited || text.trim() === ''}>
            {t(isInvited ? 'revisits.serve.invite' : 'revisits.serve.send')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-3" onSubmit={send}>
        {hasExited && <Notice look="warn">{t('exited.why')}</Notice>}
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <p className="flex flex-wrap gap-x-2 text-13 text-soft">
          <StandingMark callback={callback} />
          {callback.reason !== '' && <span className="[overflow-wrap:anywhere]">{callback.reason}</span>}
        </p>
        <Field label={t('revisits.serve.label', { name })}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              dir="auto"
              data-first-focus
              value={text}
              maxLength={isInvited ? limits.invitationCharacters : limits.messageCharacters}
              onChange={(event) => setText(event.currentTarget.value)}
              className={cx(inputClass, 'h-auto! py-2')}
            />
          )}
        </Field>
        <p className="text-12 text-faint">{t(isInvited ? 'revisits.serve.invite.hint' : 'revisits.serve.hint')}</p>
      </form>
    </Dialog>
  )
}

/** What was told of the outcome is what the visitor wants to hear; else a beginning. */
const firstWords = (greeting: string, { outcome }: Callback): string =>
  outcome === '' ? `${greeting} ` : `${greeting} ${outcome}`
