import type { NotGathered } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useScreen } from '../../app/screen.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useFeed } from '../../state/feed.ts'
import { useMe } from '../../state/session.ts'
import { InvitationWords, readsIn, useInvitationTexts } from '../visitors/invitation-words.tsx'
import { AgentPicks } from './agent-picks.tsx'
import { gather, refusedBy } from './gather.ts'
import type { Meant, Picking } from './picking.ts'
import { RefusedList } from './refused-list.tsx'
import { useCandidates } from './use-candidates.ts'
import { VisitorPicks } from './visitor-picks.tsx'

type Outcome = { refused: readonly NotGathered[]; isDone: boolean }

/** Whom an agent gathers in a session, and with which words visitors are asked (mark B2). */
export const SessionPicker = ({ picking, onClose }: { picking: Picking; onClose: () => void }) => {
  const t = useT()
  const own = useLanguage()
  const formId = useId()
  const navigate = useNavigate()
  const isPhone = useScreen() === 'phone'
  const hasExited = useExited()
  const meId = useMe()?.agent.id ?? ''
  const agents = useColleagues((state) => state.agents)
  useFeed((state) => state.version)
  const known = useFeed((state) => state.feed)?.rooms.get(picking.into?.id ?? '')
  const into = known ?? picking.into
  const memberIds = new Set(into === null ? [meId] : into.members.map(({ party }) => party.id))
  const [list, setList] = useState<'visitors' | 'agents'>('visitors')
  const [wanted, setWanted] = useState('')
  const [agentIds, setAgentIds] = useState<ReadonlySet<string>>(new Set())
  const [visitors, setVisitors] = useState<ReadonlyMap<string, Meant>>(
    new Map(picking.visitors.map((one) => [one.contact.id, one])),
  )
  const [title, setTitle] = useState('')
  const [written, setWritten] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ at: 'picks' | 'words'; text: string } | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const { candidates, whyNot, rows, board } = useCandidates(picking.visitors, memberIds, wanted)
  // Whoever has gone since stands there grey, and is not asked.
  const asked = [...visitors.values()].filter((one) => whyNot(one) === null)
  const [first] = asked
  const language = first === undefined ? own : readsIn(rows.get(first.contact.id)?.visit.language ?? own)
  const texts = useInvitationTexts(language)
  const text = written ?? texts.ready[0] ?? ''

  const nameOf = ({ id, kind }: NotGathered): string =>
    kind === 'agent'
      ? (agents.get(id)?.label ?? '')
      : visitorName(t, (visitors.get(id)?.contact ?? rows.get(id)?.contact)?.label ?? '')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    if (asked.length === 0 && (into === null || agentIds.size === 0))
      return setProblem({ at: 'picks', text: t(into === null ? 'session.pick.nobody' : 'session.pick.nobody.more') })
    if (text.trim() === '') return setProblem({ at: 'words', text: t('invite.problem.empty') })
    setBusy(true)
    setProblem(null)
    setOutcome(null)
    try {
      const picks = { agentIds: [...agentIds], visitors: asked, text: text.trim(), title: title.trim() }
      const { conversationId, refused } = await gather(into, picks)
      await navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: {} })
      if (refused.length === 0) return onClose()
      setOutcome({ refused, isDone: true })
    } catch (error) {
      const refused = refusedBy(error)
      if (refused.length > 0) setOutcome({ refused, isDone: false })
      else setProblem({ at: 'picks', text: errorText(t, error) })
    }
    setBusy(false)
  }

  if (outcome?.isDone === true)
    return (
      <Dialog
        title={t('session.refused.title')}
        onClose={onClose}
        footer={
          <Button look="primary" data-first-focus onClick={onClose}>
            {t('session.refused.on')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="text-soft">{t('session.refused.others')}</p>
          <RefusedList refused={outcome.refused} nameOf={nameOf} />
        </div>
      </Dialog>
    )

  const title_ = into === null ? t('session.start') : t('session.more')
  const counts = { agents: agentIds.size, visitors: asked.length }
  const held = hasExited ? t('exited.why') : null
  return (
    <Dialog
      title={title_}
      onClose={onClose}
      width="whole"
      footer={
        <>
          <p role="status" className="me-auto self-center text-13 text-soft max-[360px]:w-full">
            {t('session.pick.count', counts)}
          </p>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            look="primary"
            busy={isBusy}
            disabled={held !== null}
            {...(held !== null && { title: held })}
          >
            {into === null ? t('session.start.act') : t('session.more.act')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        {held !== null && <Notice look="bad">{held}</Notice>}
        {problem?.at === 'picks' && <Notice look="bad">{problem.text}</Notice>}
        {outcome !== null && (
          <Notice look="bad">
            <p className="mb-1">{t('error.room.refused')}</p>
            <RefusedList refused={outcome.refused} nameOf={nameOf} />
          </Notice>
        )}
        {isPhone && (
          <Choice
            label={t('session.pick.whom')}
            value={list}
            options={[
              { value: 'visitors', label: t('session.pick.visitors.tab', { count: counts.visitors }) },
              { value: 'agents', label: t('session.pick.agents.tab', { count: counts.agents }) },
            ]}
            onChange={setList}
          />
        )}
        <div className={cx('grid gap-4', !isPhone && 'grid-cols-2')}>
          {(!isPhone || list === 'visitors') && (
            <section className="flex min-w-0 flex-col gap-1">
              {!isPhone && <h3 className="text-13 font-medium text-soft">{t('session.pick.visitors')}</h3>}
              <VisitorPicks
                candidates={candidates}
                board={board}
                wanted={wanted}
                onWanted={setWanted}
                picked={visitors}
                onPick={(one, isPicked) => {
                  const next = new Map(visitors)
                  if (isPicked) next.set(one.contact.id, one)
                  else next.delete(one.contact.id)
                  setVisitors(next)
                }}
              />
            </section>
          )}
          {(!isPhone || list === 'agents') && (
            <section className="flex min-w-0 flex-col gap-1">
              {!isPhone && <h3 className="text-13 font-medium text-soft">{t('session.pick.agents')}</h3>}
              <AgentPicks
                memberIds={memberIds}
                picked={agentIds}
                onPick={(id, isPicked) => {
                  const next = new Set(agentIds)
                  if (isPicked) next.add(id)
                  else next.delete(id)
                  setAgentIds(next)
                }}
              />
            </section>
          )}
        </div>
        <InvitationWords
          texts={texts}
          language={language}
          text={text}
          problem={problem?.at === 'words' ? problem.text : null}
          onText={setWritten}
        />
        {into === null && (
          <TextField
            label={t('session.title')}
            hint={t('session.title.hint')}
            value={title}
            maxLength={limits.roomTitleCharacters}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </form>
    </Dialog>
  )
}
