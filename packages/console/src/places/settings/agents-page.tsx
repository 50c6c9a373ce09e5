import type { Agent } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { AdministratorsOnly } from './administrators-only.tsx'
import { AgentDialog } from './agent-dialog.tsx'
import { AgentRow } from './agent-row.tsx'
import { type Issued, IssuedDialog } from './issued-dialog.tsx'
import { SettingsPage } from './settings-page.tsx'
import { agentsKey } from './use-agent-acts.ts'

/** Accounts of the agents, issued and taken back by an administrator (mark A6). */
export const AgentsPage = () => (
  <AdministratorsOnly>
    <Agents />
  </AdministratorsOnly>
)

const Agents = () => {
  const t = useT()
  const query = useQuery({ queryKey: agentsKey, queryFn: () => call('agent.list', {}) })
  const [editing, setEditing] = useState<Agent | 'new' | null>(null)
  const [issued, setIssued] = useState<Issued | null>(null)
  const agents = query.data?.agents.toSorted(
    (a, b) => Number(a.disabled) - Number(b.disabled) || a.createdAtMs - b.createdAtMs,
  )
  return (
    <SettingsPage
      title={t('settings.agents')}
      intro={t('agents.intro')}
      action={
        <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
          {t('agents.add')}
        </Button>
      }
    >
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <div className="overflow-hidden rounded-md border border-line">
        {query.isPending && <SkeletonRows count={3} label={t('list.loading')} />}
        <ul aria-label={t('settings.agents')}>
          {agents?.map((agent) => (
            <AgentRow key={agent.id} agent={agent} onEdit={() => setEditing(agent)} onIssued={setIssued} />
          ))}
        </ul>
      </div>
      {editing !== null && (
        <AgentDialog
          agent={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onIssued={(fresh) => {
            setEditing(null)
            setIssued(fresh)
          }}
        />
      )}
      {issued !== null && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </SettingsPage>
  )
}
