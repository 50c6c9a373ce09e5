import type { Params, ServiceItem } from '@frontdesk/protocol'
import { Inbox, UsersRound } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useFeed } from '../../state/feed.ts'
import { useLive } from '../../state/live.ts'
import { toast } from '../../state/toasts.ts'
import { agentTargets } from './transfer-targets.ts'
import { useTeams } from './use-teams.ts'

type Target = Params<'conversation.transfer'>['to']

const keyOf = (to: Target): string => (to.kind === 'agent' ? to.agentId : to.kind === 'team' ? to.teamId : 'queue')

/** Gives a conversation to a colleague, a team or the queue, with a note for whoever takes it (mark E10). */
export const TransferDialog = ({ item, onClose }: { item: ServiceItem; onClose: () => void }) => {
  const t = useT()
  const live = useLive()
  const [wanted, setWanted] = useState('')
  const [picked, setPicked] = useState<{ to: Target; name: string } | null>(null)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const transfer = async (): Promise<void> => {
    if (live === null || picked === null) return
    setBusy(true)
    try {
      const words = note.trim()
      await live.client.request('conversation.transfer', {
        conversationId: item.id,
        to: picked.to,
        ...(words === '' ? {} : { note: words }),
      })
      toast(t('transfer.done', { name: picked.name }))
      onClose()
    } catch (error) {
      setBusy(false)
      setProblem(errorText(t, error))
    }
  }

  return (
    <Dialog
      title={t('transfer.title', { name: visitorName(t, item.contact.label) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button look="primary" busy={isBusy} disabled={picked === null} onClick={() => void transfer()}>
            {t('transfer.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        {problem !== null && <Notice look="bad">{problem}</Notice>}
        <SearchField isFirst label={t('transfer.search')} value={wanted} onChange={setWanted} />
        <Targets
          item={item}
          wanted={wanted}
          picked={picked === null ? null : keyOf(picked.to)}
          onPick={(to, name) => setPicked({ to, name })}
        />
        <Field label={t('transfer.note')} hint={t('transfer.note.hint')}>
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              value={note}
              maxLength={4_000}
              onChange={(event) => setNote(event.currentTarget.value)}
              className={cx(inputClass, 'h-auto min-h-16 resize-none py-2')}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}

type TargetsProps = {
  item: ServiceItem
  wanted: string
  picked: string | null
  onPick: (to: Target, name: string) => void
}

/** The queue, the teams and the colleagues; who cannot be picked stands there with the reason. */
const Targets = ({ item, wanted, picked, onPick }: TargetsProps) => {
  const t = useT()
  const language = useLanguage()
  const agents = useColleagues((state) => state.agents)
  const feed = useFeed()
  const teams = useTeams().filter(({ name }) => name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()))
  const targets = useMemo(
    () => agentTargets(agents.values(), feed.feed?.items.values() ?? [], { item, wanted, language }),
    [agents, feed, item, wanted, language],
  )
  const radio = (to: Target, name: string) => ({
    isOn: picked === keyOf(to),
    onPick: () => onPick(to, name),
    name,
  })
  return (
    <fieldset
      aria-label={t('transfer.to')}
      className="flex max-h-[min(20rem,40dvh)] flex-col overflow-y-auto rounded-md border border-line"
    >
      {wanted.trim() === '' && item.assignee !== null && (
        <TargetRow {...radio({ kind: 'queue' }, t('transfer.queue'))} mark={<Inbox size={18} aria-hidden />}>
          {t('transfer.queue.hint')}
        </TargetRow>
      )}
      {teams.map((team) => (
        <TargetRow
          key={team.id}
          {...radio({ kind: 'team', teamId: team.id }, team.name)}
          mark={<UsersRound size={18} aria-hidden />}
        >
          {t('transfer.team', { count: team.memberIds.length })}
        </TargetRow>
      ))}
      {targets.map(({ agent, open, canBePicked }) => (
        <TargetRow
          key={agent.id}
          {...radio({ kind: 'agent', agentId: agent.id }, agent.name)}
          isOff={!canBePicked}
          mark={<Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="small" />}
        >
          <StateMark state={agent.state} /> · {t('transfer.open', { count: open })}
        </TargetRow>
      ))}
      {targets.length === 0 && teams.length === 0 && (
        <p className="px-3 py-4 text-center text-13 text-faint">{t('colleagues.none.title')}</p>
      )}
    </fieldset>
  )
}

type TargetRowProps = {
  isOn: boolean
  isOff?: boolean
  name: string
  mark: ReactNode
  children: ReactNode
  onPick: () => void
}

const TargetRow = ({ isOn, isOff = false, name, mark, children, onPick }: TargetRowProps) => (
  <label
    className={cx(
      'relative flex min-h-12 shrink-0 items-center gap-3 border-b border-line px-3 py-2 last:border-b-0',
      'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent-ink',
      isOn && 'bg-accent-soft',
      isOff ? 'text-faint' : 'cursor-pointer hover:bg-hover',
    )}
  >
    <input
      type="radio"
      name="transfer-to"
      checked={isOn}
      disabled={isOff}
      onChange={onPick}
      className="size-4 shrink-0 accent-accent outline-none"
    />
    <span aria-hidden className="flex size-7 shrink-0 items-center justify-center text-soft">
      {mark}
    </span>
    <span className="min-w-0 flex-1">
      <bdi className="block truncate font-medium">{name}</bdi>
      <span className="block text-12 text-faint">{children}</span>
    </span>
  </label>
)
