import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { LastingChoice, ReasonField, reasonIn } from './block-fields.tsx'
import { rangeProblem } from './block-problem.ts'
import { endOf, type Lasting } from './end-of-block.ts'
import { askAnew } from './use-blocks.ts'

/** Keeps out an address or a range. */
export const AddressDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const queries = useQueryClient()
  const [lasting, setLasting] = useState<Lasting>('week')
  const block = useMutation({
    mutationFn: (draft: { range: string; reason: string }) =>
      call('block.create', {
        target: { kind: 'address', range: draft.range },
        reason: draft.reason,
        untilMs: endOf(lasting === 'keep' ? 'week' : lasting, Date.now()),
      }),
    onSuccess: () => {
      void askAnew(queries)
      toast(t('blocks.done'))
      onClose()
    },
  })
  const problem = rangeProblem(t, block.error)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const range = String(new FormData(event.currentTarget).get('range') ?? '').trim()
    block.mutate({ range, reason: reasonIn(event.currentTarget) })
  }
  return (
    <Dialog
      title={t('blocks.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={block.isPending}>
            {t('blocks.block')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-soft">{t('blocks.dialog.body')}</p>
        {block.error !== null && problem === null && <Notice look="bad">{errorText(t, block.error)}</Notice>}
        <TextField
          name="range"
          label={t('blocks.address')}
          hint={t('blocks.address.hint')}
          error={problem}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          data-first-focus
          required
        />
        <ReasonField value="" />
        <LastingChoice value={lasting} onChange={setLasting} />
      </form>
    </Dialog>
  )
}
