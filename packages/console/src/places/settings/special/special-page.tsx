import type { HandlingRule } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Star } from 'lucide-react'
import { useState } from 'react'
import { Button, buttonClass } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useRight } from '../../../state/session.ts'
import { Card, SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleRow } from './rule-row.tsx'
import { useRuleActs, useRules } from './use-rules.ts'

/** Who is served in a way of its own, by what the company says of it (mark D5). */
export const SpecialPage = () => (
  <WithRight right="visitors.handle">
    <Rules />
  </WithRight>
)

const Rules = () => {
  const t = useT()
  const query = useRules()
  const acts = useRuleActs()
  const [editing, setEditing] = useState<HandlingRule | 'new' | null>(null)
  const rules = query.data?.rules ?? []
  const move = (index: number, by: -1 | 1): void => {
    const rule = rules[index]
    if (rule !== undefined) void acts.order(rules.toSpliced(index, 1).toSpliced(index + by, 0, rule))
  }
  const add = (
    <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('special.add')}
    </Button>
  )
  const isEmpty = query.data !== undefined && rules.length === 0
  return (
    <SettingsPage title={t('settings.special')} intro={t('special.intro')} action={isEmpty ? undefined : add}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      {isEmpty && (
        <div className="flex rounded-md border border-line">
          <EmptyState icon={Star} title={t('special.none.title')} body={t('special.none.body')}>
            {add}
          </EmptyState>
        </div>
      )}
      {rules.length > 0 && (
        <section>
          <h2 className="mb-1 text-13 font-semibold text-soft">{t('special.rules')}</h2>
          <p className="mb-2 text-13 text-faint">{t('special.rules.order')}</p>
          <ol aria-label={t('special.rules')} className="overflow-hidden rounded-md border border-line">
            {rules.map((rule, index) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                number={index + 1}
                isLast={index === rules.length - 1}
                onMove={(by) => move(index, by)}
                onEdit={() => setEditing(rule)}
                onRemove={() => void acts.remove(rule, index)}
              />
            ))}
          </ol>
        </section>
      )}
      <Notice look="info">{t('special.verified')}</Notice>
      <WaitCard />
      {editing !== null && <RuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

/** How long own agents are waited for, and the way to change it. */
const WaitCard = () => {
  const t = useT()
  const mayChange = useRight('teams.manage')
  const { data } = useQuery({ queryKey: ['account'], queryFn: () => call('account.read', {}) })
  if (data === undefined) return null
  const { ownAgentWaitMs } = data.service
  return (
    <Card title={t('special.wait')}>
      <p>
        {ownAgentWaitMs === null
          ? t('special.wait.ever')
          : t('special.wait.minutes', { count: Math.round(ownAgentWaitMs / 60_000) })}
      </p>
      {mayChange ? (
        <Link to="/settings/service" className={`${buttonClass('secondary')} w-fit`}>
          {t('special.wait.change')}
        </Link>
      ) : (
        <p className="text-13 text-faint">{t('special.wait.others')}</p>
      )}
    </Card>
  )
}
