import type { Site } from '@frontdesk/protocol'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { confirm } from '../../../components/confirm.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { removedText } from './removed-text.ts'

const runsKey = ['retention-runs']

export const useRuns = () => useQuery({ queryKey: runsKey, queryFn: () => call('retention.list', {}) })
export const useErasures = () => useQuery({ queryKey: ['erasures'], queryFn: () => call('erasure.list', {}) })

/** Carries a site's rules out at once, after asking. */
export const useRunNow = (site: Pick<Site, 'id' | 'name'>) => {
  const t = useT()
  const language = useLanguage()
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () => call('retention.run', { siteId: site.id }),
    onSuccess: (removed) => toast(removedText(t, language, removed)),
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: runsKey }),
  })
  const ask = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('privacy.run.title', { name: site.name }),
      body: t('privacy.run.body'),
      action: t('privacy.run.action'),
      danger: true,
    })
    if (isSure) run.mutate()
  }
  return { isBusy: run.isPending, ask }
}
