import type { Block } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { askAnew } from './use-blocks.ts'

/** Lets somebody in again, with a way to take that back: the same block, made once more. */
export const useUnblock = (): ((block: Block) => Promise<void>) => {
  const t = useT()
  const queries = useQueryClient()
  const tryTo = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act()
      return true
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
      return false
    } finally {
      void askAnew(queries)
    }
  }
  return async (block) => {
    const { target, reason, untilMs } = block
    const again = () =>
      call('block.create', {
        target: target.kind === 'contact' ? { kind: 'contact', contactId: target.contact.id } : target,
        reason,
        untilMs,
      })
    if (!(await tryTo(() => call('block.remove', { blockId: block.id })))) return
    const isOver = untilMs !== null && untilMs <= Date.now()
    toast(t('blocks.unblocked'), isOver ? {} : { action: { label: t('action.undo'), run: () => void tryTo(again) } })
  }
}
