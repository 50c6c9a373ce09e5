import type { Block, Params } from '@frontdesk/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { LastingChoice, ReasonField, reasonIn } from './block-fields.tsx'
import { endOf, type Lasting } from './end-of-block.ts'
import { askAnew } from './use-blocks.ts'

/** Another reason, another end. */
export const EditBlockDialog = ({ block, onClose }: { block: Block; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const queries = useQueryClient()
  const [lasting, setLasting] = useState<Lasting>('keep')
  const save = useMutation({
    mutationFn: (change: Params<'block.update'>['change']) => call('block.update', { blockId: block.id, change }),
    onSuccess: () => {
      void askAnew(queries)
      toast(t('settings.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const reason = reasonIn(event.currentTarget)
    save.mutate({ reason, ...(lasting !== 'keep' && { untilMs: endOf(lasting, Date.now()) }) })
  }
  return (
    <Dialog
      title={t('blocks.edit.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {save.error !== null && <Notice look="bad">{errorText(t, save.error)}</Notice>}
        <ReasonField value={block.reason} isFirst />
        <LastingChoice value={lasting} hasEnd onChange={setLasting} />
      </form>
    </Dialog>
  )
}
