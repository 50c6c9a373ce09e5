import type { AuditEvent } from '@frontdesk/protocol'
import { useEffect, useState } from 'react'
import { SelectField, TextField } from '../../../components/field.tsx'
import { type TextId, useT } from '../../../lib/i18n.ts'
import { useColleagues } from '../../../state/colleagues.ts'
import type { AuditFilter } from './use-audit.ts'

const dayMs = 86_400_000
/** Typing is not asked for letter by letter. */
const pauseMs = 250

const kindTexts: { readonly [K in AuditEvent['subject']['kind']]: TextId } = {
  agent: 'audit.kind.agent',
  session: 'audit.kind.session',
  role: 'audit.kind.role',
  team: 'audit.kind.team',
  hours: 'audit.kind.hours',
  site: 'audit.kind.site',
  'identity-key': 'audit.kind.identity-key',
  account: 'audit.kind.account',
  contact: 'audit.kind.contact',
  block: 'audit.kind.block',
  'handling-rule': 'audit.kind.handling-rule',
  'canned-response': 'audit.kind.canned-response',
  revisits: 'audit.kind.revisits',
  invitations: 'audit.kind.invitations',
  interpretation: 'audit.kind.interpretation',
  trigger: 'audit.kind.trigger',
  tag: 'audit.kind.tag',
  company: 'audit.kind.company',
  mail: 'audit.kind.mail',
  audit: 'audit.kind.audit',
}
const kinds = Object.keys(kindTexts) as (keyof typeof kindTexts)[]
const outcomes = ['done', 'refused', 'unknown'] as const satisfies readonly AuditEvent['outcome'][]

/** What the fields say; empty lets everything by. */
export type AuditFields = { search: string; who: string; kind: string; outcome: string; from: string; until: string }
export const noFields: AuditFields = { search: '', who: '', kind: '', outcome: '', from: '', until: '' }

/** A day's midnight where the reader is. */
const midnight = (day: string): number => new Date(`${day}T00:00`).getTime()

/** The filter that the fields stand for. */
export const filterOf = ({ search, who, kind, outcome, from, until }: AuditFields): AuditFilter => {
  const subject = kinds.find((one) => one === kind)
  const ended = outcomes.find((one) => one === outcome)
  return {
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(who !== '' && { agentId: who }),
    ...(subject !== undefined && { subject }),
    ...(ended !== undefined && { outcome: ended }),
    ...(from !== '' && { fromMs: midnight(from) }),
    ...(until !== '' && { untilMs: midnight(until) + dayMs }),
  }
}

type AuditFiltersProps = { fields: AuditFields; onChange: (change: Partial<AuditFields>) => void }

export const AuditFilters = ({ fields, onChange }: AuditFiltersProps) => {
  const t = useT()
  const agents = useColleagues((state) => state.agents)
  const byName = [...agents.values()].sort((a, b) => a.name.localeCompare(b.name))
  const choose = (field: keyof AuditFields) => (event: { currentTarget: { value: string } }) =>
    onChange({ [field]: event.currentTarget.value })
  return (
    <search className="grid grid-cols-2 gap-3">
      <div className="col-span-2">
        <SearchField value={fields.search} onChange={(search) => onChange({ search })} />
      </div>
      <SelectField label={t('audit.who')} value={fields.who} onChange={choose('who')}>
        <option value="">{t('audit.who.all')}</option>
        {byName.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Pick all="audit.what.all" label="audit.what" value={fields.kind} onChange={choose('kind')}>
        {Object.entries(kindTexts)}
      </Pick>
      <div className="col-span-2">
        <Pick all="audit.outcome.all" label="audit.outcome" value={fields.outcome} onChange={choose('outcome')}>
          {outcomes.map((outcome) => [outcome, `audit.outcome.${outcome}`] as const)}
        </Pick>
      </div>
      <TextField type="date" label={t('audit.from')} value={fields.from} onChange={choose('from')} />
      <TextField type="date" label={t('audit.until')} value={fields.until} onChange={choose('until')} />
    </search>
  )
}

type PickProps = {
  label: TextId
  all: TextId
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
  children: readonly (readonly [string, TextId])[]
}

const Pick = ({ label, all, value, onChange, children }: PickProps) => {
  const t = useT()
  return (
    <SelectField label={t(label)} value={value} onChange={onChange}>
      <option value="">{t(all)}</option>
      {children.map(([one, text]) => (
        <option key={one} value={one}>
          {t(text)}
        </option>
      ))}
    </SelectField>
  )
}

const SearchField = ({ value, onChange }: { value: string; onChange: (text: string) => void }) => {
  const t = useT()
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), pauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <TextField
      type="search"
      label={t('audit.search')}
      value={text}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
