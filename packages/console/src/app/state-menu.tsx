import type { Agent } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../components/button.tsx'
import { inputClass } from '../components/field.tsx'
import { StateDot } from '../components/state-mark.tsx'
import { call } from '../lib/api.ts'
import { cx } from '../lib/cx.ts'
import { useT } from '../lib/i18n.ts'
import { exitService, setState } from './state-acts.tsx'

const chosen = ['available', 'busy', 'break'] as const

/** The agent's own state: in service, busy, on a break with its reason, or out of service (mark A5). */
export const StateMenu = ({ agent, onDone }: { agent: Agent; onDone: () => void }) => {
  const t = useT()
  const [isBreaking, setBreaking] = useState(false)
  const choose = (act: () => Promise<void>): void => {
    onDone()
    void act()
  }
  return (
    <fieldset aria-label={t('state.yours')} className="mb-1 border-b border-line pb-1">
      {chosen.map((state) => (
        <StateButton
          key={state}
          isOn={agent.state === state}
          dot={<StateDot state={state} />}
          name={t(`state.${state}`)}
          means={state === 'break' && agent.state === 'break' ? (agent.stateReason ?? '') : t(`state.${state}.means`)}
          isExpanded={state === 'break' ? isBreaking : undefined}
          onClick={() => (state === 'break' ? setBreaking(!isBreaking) : choose(() => setState(state)))}
        />
      ))}
      {isBreaking && <BreakForm onStart={(reason) => choose(() => setState('break', reason))} />}
      <StateButton
        isOn={agent.state === 'offline'}
        dot={<StateDot state="offline" />}
        name={t('state.exit')}
        means={t('state.exit.means')}
        isExpanded={undefined}
        onClick={() => choose(exitService)}
      />
    </fieldset>
  )
}

type StateButtonProps = {
  isOn: boolean
  dot: ReactNode
  name: string
  means: string
  isExpanded: boolean | undefined
  onClick: () => void
}

const StateButton = ({ isOn, dot, name, means, isExpanded, onClick }: StateButtonProps) => (
  <button
    type="button"
    aria-pressed={isOn}
    aria-expanded={isExpanded}
    onClick={onClick}
    className="flex min-h-(--target) w-full items-start gap-2.5 rounded-sm px-2.5 py-1.5 text-start hover:bg-hover"
  >
    <span className="flex h-5.25 w-4 items-center justify-center">{dot}</span>
    <span className="min-w-0 flex-1">
      <span className={cx('block', isOn && 'font-semibold')}>{name}</span>
      <span className="block text-12 text-faint">{means}</span>
    </span>
    {isOn && <Check size={16} aria-hidden className="mt-0.5 shrink-0 text-accent-ink" />}
  </button>
)

/** Why: one of the company's reasons, or in own words; it may be left out. */
const BreakForm = ({ onStart }: { onStart: (reason: string | null) => void }) => {
  const t = useT()
  const id = useId()
  const [reason, setReason] = useState('')
  const account = useQuery({ queryKey: ['account'], queryFn: () => call('account.read', {}) })
  const reasons = account.data?.service.breakReasons ?? []
  return (
    <form
      className="flex flex-col gap-2 px-2.5 pt-1 pb-2"
      onSubmit={(event) => {
        event.preventDefault()
        onStart(reason.trim() === '' ? null : reason.trim())
      }}
    >
      {reasons.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((one) => (
            <Button key={one} className="max-w-full overflow-hidden font-normal" onClick={() => onStart(one)}>
              {one}
            </Button>
          ))}
        </div>
      )}
      <label htmlFor={id} className="text-12 text-faint">
        {t('state.break.reason')}
      </label>
      <input
        id={id}
        type="text"
        value={reason}
        maxLength={60}
        onChange={(event) => setReason(event.currentTarget.value)}
        className={inputClass}
      />
      <Button type="submit" look="primary">
        {t('state.break.start')}
      </Button>
    </form>
  )
}
