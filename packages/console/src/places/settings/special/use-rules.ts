import type { HandlingRule, Params } from '@frontdesk/protocol'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'

const queryKey = ['handling-rules']
type Draft = Omit<Params<'handling-rule.create'>, 'at'>

/** Rules that make contacts special, in the order in which they are asked. */
export const useRules = () => useQuery({ queryKey, queryFn: () => call('handling-rule.list', {}) })

const settingsOf = ({ name, conditions, agentId, teamId, priority }: HandlingRule): Draft => ({
  name,
  conditions,
  agentId,
  teamId,
  priority,
})

const readAnew = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey })

/** Carries an act out; what went wrong is said, and the list is as the server has it. */
const tryTo = async (queries: QueryClient, act: () => Promise<unknown>, done?: string): Promise<void> => {
  try {
    await act()
    if (done !== undefined) toast(done)
  } catch (error) {
    toast(errorText(t, error), { look: 'bad' })
  }
  await readAnew(queries)
}

/** What can be done with rules; each can be taken back. */
export const useRuleActs = () => {
  const queries = useQueryClient()
  const undoing = (act: () => Promise<unknown>) => ({
    action: { label: t('action.undo'), run: () => void tryTo(queries, act, t('special.undone')) },
  })
  return {
    /** @throws ApiError */
    save: async (rule: HandlingRule | null, draft: Draft): Promise<void> => {
      if (rule === null) {
        const { id } = await call('handling-rule.create', draft)
        toast(
          t('special.added'),
          undoing(() => call('handling-rule.remove', { ruleId: id })),
        )
      } else {
        await call('handling-rule.update', { ruleId: rule.id, change: draft })
        toast(
          t('settings.saved'),
          undoing(() => call('handling-rule.update', { ruleId: rule.id, change: settingsOf(rule) })),
        )
      }
      await readAnew(queries)
    },
    remove: (rule: HandlingRule, at: number): Promise<void> =>
      tryTo(queries, async () => {
        await call('handling-rule.remove', { ruleId: rule.id })
        toast(
          t('special.removed', { name: rule.name }),
          undoing(() => call('handling-rule.create', { ...settingsOf(rule), at })),
        )
      }),
    order: async (rules: readonly HandlingRule[]): Promise<void> => {
      queries.setQueryData(queryKey, { rules })
      await tryTo(queries, () => call('handling-rule.order', { ruleIds: rules.map(({ id }) => id) }))
    },
  }
}
