import type { VisitorHere } from '@frontdesk/protocol'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { errorCode, errorText } from '../../lib/error-text.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { currentLive } from '../../state/live.ts'
import { InvitationWords, readsIn, useInvitationTexts } from './invitation-words.tsx'

const reasons: { readonly [reason: string]: TextId } = {
  gone: 'invite.refused.gone',
  served: 'invite.refused.served',
  invited: 'invite.refused.invited',
  quiet: 'invite.refused.quiet',
  agent: 'invite.refused.agent',
  full: 'invite.refused.full',
}

const reasonOf = (error: unknown): string | null => {
  const { details } = error as { details?: { reason?: unknown } }
  return errorCode(error) === 'invitation.refused' && typeof details?.reason === 'string' ? details.reason : null
}

/** Chooses or writes what the visitor will read, in its language, and invites. */
export const InviteDialog = ({ visitor, onClose }: { visitor: VisitorHere; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const { contact, site, visit } = visitor
  const language = readsIn(visit.language)
  const texts = useInvitationTexts(language)
  const [written, setWritten] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isFull, setFull] = useState(false)
  const text = written ?? texts.ready[0] ?? ''

  const invite = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const live = currentLive()
    if (text.trim() === '') return setProblem(t('invite.problem.empty'))
    if (live === null || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      const beyondCapacity = isFull ? { beyondCapacity: true } : {}
      const whom = { contactId: contact.id, siteId: site.id }
      await live.client.request('invitation.create', { ...whom, text: text.trim(), ...beyondCapacity })
      onClose()
    } catch (error) {
      const reason = reasonOf(error)
      const known = reason === null ? undefined : reasons[reason]
      setFull(reason === 'full')
      setProblem(known === undefined ? errorText(t, error) : t(known))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('invite.title', { name: visitorName(t, contact.label) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t(isFull ? 'invite.anyway' : 'invite.act')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={invite}>
        <p className="text-soft">{t('invite.intro')}</p>
        <InvitationWords texts={texts} language={language} text={text} problem={problem} onText={setWritten} isFirst />
      </form>
    </Dialog>
  )
}
