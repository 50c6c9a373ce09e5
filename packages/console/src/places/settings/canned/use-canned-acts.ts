import type { CannedResponse } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { type CannedDraft, toSend } from './canned-draft.ts'

const queryKey = ['canned-responses']

/** Words kept ready that the agent may use, by code. */
export const useCannedResponses = () =>
  useQuery({ queryKey, queryFn: () => call('canned-response.list', {}), staleTime: 0 })

/** What can be done with them; removing can be taken back. */
export const useCannedActs = () => {
  const queries = useQueryClient()
  const readAnew = (): Promise<void> => queries.invalidateQueries({ queryKey })
  const tryTo = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
    await readAnew()
  }
  return {
    /**
     * @param fileIds undefined leaves the files as they are
     * @throws ApiError
     */
    save: async (
      response: CannedResponse | null,
      draft: CannedDraft,
      fileIds: readonly string[] | undefined,
    ): Promise<void> => {
      const { owner, ...words } = toSend(draft)
      const change = { ...words, ...(fileIds && { fileIds: [...fileIds] }) }
      await (response === null
        ? call('canned-response.create', { owner, ...change })
        : call('canned-response.update', { responseId: response.id, change }))
      toast(t('settings.saved'))
      await readAnew()
    },
    remove: ({ id, owner, code, title, texts, files }: CannedResponse): Promise<void> =>
      tryTo(async () => {
        await call('canned-response.remove', { responseId: id })
        const fileIds = files.map((card) => card.id)
        const undo = () => void tryTo(() => call('canned-response.create', { owner, code, title, texts, fileIds }))
        toast(t('canned.removed', { code }), { action: { label: t('action.undo'), run: undo } })
      }),
  }
}
