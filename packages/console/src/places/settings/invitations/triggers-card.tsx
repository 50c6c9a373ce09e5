import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Plus } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { Card } from '../settings-page.tsx'
import { putTrigger, useTriggers } from './use-triggers.ts'

/** The rules that invite by themselves. */
export const TriggersCard = () => {
  const t = useT()
  const query = useTriggers()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const add = useMutation({
    mutationFn: () => call('trigger.create', { name: t('invitations.rule.new') }),
    onSuccess: async (trigger) => {
      putTrigger(queries, trigger)
      await navigate({ to: '/settings/invitations/$triggerId', params: { triggerId: trigger.id } })
    },
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  const triggers = query.data?.triggers ?? []
  return (
    <Card title={t('invitations.rules')}>
      <p className="text-soft">{t('invitations.rules.intro')}</p>
      {query.isPending && <Skeleton className="h-16 w-full" />}
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {triggers.length > 0 && (
        <ul aria-label={t('invitations.rules')} className="overflow-hidden rounded-md border border-line">
          {triggers.map(({ id, name, mode, conditions }) => (
            <li
              key={id}
              className="relative flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover"
            >
              <div className="min-w-0 flex-1">
                <Link
                  to="/settings/invitations/$triggerId"
                  params={{ triggerId: id }}
                  className="block truncate font-medium after:absolute after:inset-0"
                >
                  <bdi>{name}</bdi>
                </Link>
                <p className="truncate text-13 text-faint">
                  {t(`invitations.mode.${mode}`)} · {t('invitations.conditions.count', { count: conditions.length })}
                </p>
              </div>
              <ChevronRight size={16} aria-hidden className="shrink-0 text-faint rtl:-scale-x-100" />
            </li>
          ))}
        </ul>
      )}
      <Button className="w-fit" icon={<Plus size={16} aria-hidden />} busy={add.isPending} onClick={() => add.mutate()}>
        {t('invitations.rule.add')}
      </Button>
    </Card>
  )
}
