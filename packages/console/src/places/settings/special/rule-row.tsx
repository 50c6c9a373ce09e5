import type { HandlingRule } from '@frontdesk/protocol'
import { ArrowDown, ArrowUp, MoreHorizontal, Pencil, Trash2, TriangleAlert } from 'lucide-react'
import { IconButton } from '../../../components/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../../components/menu.tsx'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { useColleagues } from '../../../state/colleagues.ts'
import { useTeams } from '../teams/use-teams.ts'
import { leadsAnywhere } from './rule-draft.ts'
import { allInWords, conditionInWords, leadsInWords, stepsInWords } from './rule-words.ts'

type RuleRowProps = {
  rule: HandlingRule
  /** Its place, from 1. */
  number: number
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onEdit: () => void
  onRemove: () => void
}

/** A rule in words, with its place among the others. */
export const RuleRow = ({ rule, number, isLast, onMove, onEdit, onRemove }: RuleRowProps) => {
  const t = useT()
  const { name } = rule
  return (
    <li className="flex items-start gap-2 border-b border-line py-3 ps-4 pe-2 last:border-b-0">
      <span className="w-5 shrink-0 font-semibold text-faint tabular-nums">{number}</span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-medium">
          <bdi>{name}</bdi>
        </p>
        <RuleWords rule={rule} />
      </div>
      <div className="flex shrink-0 flex-wrap justify-end">
        <IconButton
          label={t('special.up', { name })}
          icon={<ArrowUp size={16} aria-hidden />}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={t('special.down', { name })}
          icon={<ArrowDown size={16} aria-hidden />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <Menu
          trigger={<IconButton label={t('special.edit', { name })} icon={<MoreHorizontal size={18} aria-hidden />} />}
        >
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
            {t('special.edit.title')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={onRemove}>
            {t('special.remove')}
          </MenuItem>
        </Menu>
      </div>
    </li>
  )
}

const RuleWords = ({ rule }: { rule: HandlingRule }) => {
  const t = useT()
  const language = useLanguage()
  const agent = useColleagues((state) => state.agents.get(rule.agentId ?? ''))
  const teams = useTeams().data?.teams
  const team = teams?.find(({ id }) => id === rule.teamId)
  const isReady = useColleagues((state) => state.ready) && teams !== undefined
  const conditions = rule.conditions.map((one) => conditionInWords(t, language, one))
  const leads = leadsInWords(t, { agent: agent?.name ?? null, team: team?.name ?? null, priority: rule.priority })
  const warnings = [
    ...(agent?.disabled === true ? [t('special.gone.agent', { name: agent.name })] : []),
    ...(rule.teamGone ? [t('special.gone.team')] : []),
    ...(leadsAnywhere(rule) ? [] : [t('special.gone.all')]),
  ]
  return (
    <>
      <p className="mt-0.5 text-13 text-soft">{t('special.when', { conditions: allInWords(t, conditions) })}</p>
      {/* Half a sentence would be a wrong one. */}
      {isReady && leads.length > 0 && (
        <p className="text-13 text-soft">{t('special.then', { leads: stepsInWords(t, leads) })}</p>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="mt-1 flex items-start gap-1.5 text-13 text-warn-ink">
          <TriangleAlert size={14} aria-hidden className="mt-0.75 shrink-0" />
          {warning}
        </p>
      ))}
    </>
  )
}
