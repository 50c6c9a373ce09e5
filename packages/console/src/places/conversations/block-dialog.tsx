import type { ContactCard } from '@frontdesk/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioList } from '../../components/radio-list.tsx'
import { ApiError, call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'
import { LastingChoice, ReasonField, reasonIn } from '../settings/blocks/block-fields.tsx'
import { rangeProblem } from '../settings/blocks/block-problem.ts'
import { endOf, type Lasting, networkAround } from '../settings/blocks/end-of-block.ts'
import { askAnew } from '../settings/blocks/use-blocks.ts'

type What = 'visitor' | 'address' | 'network'
type Terms = { reason: string; untilMs: number | null }

/** One that is there already is as good. */
const orThere = async (blocking: Promise<unknown>): Promise<void> => {
  try {
    await blocking
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'block.exists') throw error
  }
}

/** The address first: where that can't be, nothing is done. */
const blockBoth = async (contactId: string, range: string | null, terms: Terms): Promise<void> => {
  if (range !== null) await orThere(call('block.create', { target: { kind: 'address', range }, ...terms }))
  await orThere(call('block.create', { target: { kind: 'contact', contactId }, ...terms }))
}

/** Keeps a visitor out, and where it comes from as well if need be. */
export const BlockDialog = ({
  contact,
  ip,
  onClose,
}: {
  contact: ContactCard
  ip: string | null
  onClose: () => void
}) => {
  const t = useT()
  const formId = useId()
  const queries = useQueryClient()
  const [what, setWhat] = useState<What>('visitor')
  const [lasting, setLasting] = useState<Lasting>('week')
  const ranges = ip === null ? null : { address: ip, network: networkAround(ip) }
  const block = useMutation({
    mutationFn: (terms: Terms) => blockBoth(contact.id, what === 'visitor' ? null : (ranges?.[what] ?? null), terms),
    onSuccess: () => {
      toast(t('blocks.done'))
      onClose()
    },
    onSettled: () => askAnew(queries),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const untilMs = endOf(lasting === 'keep' ? 'week' : lasting, Date.now())
    block.mutate({ reason: reasonIn(event.currentTarget), untilMs })
  }
  const options = [
    { value: 'visitor', label: t('blocks.what.visitor'), hint: t('blocks.what.visitor.hint') },
    ...(ranges === null
      ? []
      : ([
          {
            value: 'address',
            label: t('blocks.what.address'),
            hint: t('blocks.what.address.hint', { ip: ranges.address }),
          },
          {
            value: 'network',
            label: t('blocks.what.network'),
            hint: t('blocks.what.network.hint', { range: ranges.network }),
          },
        ] as const)),
  ] as const
  return (
    <Dialog
      title={t('blocks.title', { name: visitorName(t, contact.label) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="danger" busy={block.isPending}>
            {t('blocks.block')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-soft">{t('blocks.dialog.body')}</p>
        {block.error !== null && (
          <Notice look="bad">{rangeProblem(t, block.error) ?? errorText(t, block.error)}</Notice>
        )}
        <RadioList<What> label={t('blocks.what')} value={what} options={options} onChange={setWhat} />
        <ReasonField value="" isFirst />
        <LastingChoice value={lasting} onChange={setLasting} />
      </form>
    </Dialog>
  )
}
