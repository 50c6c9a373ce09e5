import type { Agent } from '@frontdesk/protocol'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { AgentDialog } from './agent-dialog.tsx'
import { AgentRow } from './agent-row.tsx'
import { type Issued, IssuedDialog } from './issued-dialog.tsx'
import { SettingsPage } from './settings-page.tsx'
import { WithRight } from './with-right.tsx'

/** Accounts of the agents, issued and taken back by an administrator (mark A6). */
export const AgentsPage = () => (
  <WithRight right="agents.manage">
    <Agents />
  </WithRight>
)

const Agents = () => {
  const t = useT()
  const all = useColleagues((state) => state.agents)
  const isReady = useColleagues((state) => state.ready)
  const [editing, setEditing] = useState<Agent | 'new' | null>(null)
  const [issued, setIssued] = useState<Issued | null>(null)
  const agents = [...all.values()].sort(
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
      <div className="overflow-hidden rounded-md border border-line">
        {!isReady && <SkeletonRows count={3} label={t('list.loading')} />}
        <ul aria-label={t('settings.agents')}>
          {agents.map((agent) => (
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
