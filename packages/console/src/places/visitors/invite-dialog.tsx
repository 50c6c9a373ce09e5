import type { VisitorHere } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { cx } from '../../lib/cx.ts'
import { errorCode, errorText } from '../../lib/error-text.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { currentLive } from '../../state/live.ts'

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
  const language = visit.language?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'
  const settings = useQuery({
    queryKey: ['invitation-settings'],
    queryFn: () => call('invitation-settings.read', {}),
  })
  const ready = settings.data?.texts[language] ?? []
  const [written, setWritten] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isFull, setFull] = useState(false)
  const text = written ?? ready[0] ?? ''

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
        {settings.isPending && <Skeleton className="h-20 w-full" />}
        {ready.length > 0 && (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-13 font-medium text-soft">{t('invite.ready')}</legend>
            {ready.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === text}
                onClick={() => setWritten(one)}
                className={cx(
                  'rounded-md border px-3 py-2 text-start [overflow-wrap:anywhere] pointer-coarse:min-h-11',
                  one === text ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line hover:bg-hover',
                )}
              >
                {one}
              </button>
            ))}
          </fieldset>
        )}
        <Field label={t('invite.text')} hint={t('invite.text.hint')} error={problem}>
          {(ids) => (
            <textarea
              {...ids}
              data-first-focus
              rows={3}
              lang={language}
              value={text}
              maxLength={limits.invitationCharacters}
              onChange={(event) => setWritten(event.currentTarget.value)}
              className={cx(inputClass, 'h-auto! py-2')}
            />
          )}
        </Field>
        {settings.error !== null && <Notice look="bad">{errorText(t, settings.error)}</Notice>}
      </form>
    </Dialog>
  )
}
