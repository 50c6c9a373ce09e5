import type { Member, RoomItem } from '@frontdesk/protocol'
import { UserMinus, UserRoundPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { clockTime } from '../../lib/time.ts'
import { useExited } from '../../lib/use-exited.ts'
import { authorName, visitorName } from '../../lib/visitor-name.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useMe } from '../../state/session.ts'
import { SidePane } from '../conversations/side-pane.tsx'
import { takeOut } from './acts.ts'
import { InvitedRow } from './invited-row.tsx'
import { arrangePeople, type PanePeople } from './pane-people.ts'
import { PersonRow } from './person-row.tsx'
import { beginPicking } from './picking.ts'
import { useSessionInvitations } from './use-session-invitations.ts'
import { VisitorPane } from './visitor-pane.tsx'

type PeoplePaneProps = { session: RoomItem; onClose: () => void; isWhole?: boolean }

/** Who is in it, and who was asked, with what can be done about each (marks B6, B7). */
export const PeoplePane = ({ session, onClose, isWhole = false }: PeoplePaneProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const hasExited = useExited()
  const { data, error } = useSessionInvitations(session)
  const [openId, setOpenId] = useState<string | null>(null)
  const { agents, visitors, invited } = arrangePeople(session.members, data ?? [])
  const isOpen = session.status !== 'closed'
  const isOwner = isOpen && agents.some(({ party, role }) => party.id === meId && role === 'owner')
  if (openId !== null) return <VisitorPane contactId={openId} isWhole={isWhole} onClose={() => setOpenId(null)} />
  return (
    <SidePane
      label={t('session.people')}
      title={t('session.people')}
      back={t('session.people.back')}
      close={t('session.people.hide')}
      isWhole={isWhole}
      onClose={onClose}
    >
      {/* Elsewhere it stands in the head beside it. */}
      {isOpen && isWhole && (
        <div className="p-4">
          <Button
            icon={<UserRoundPlus size={16} aria-hidden />}
            className="w-full"
            disabled={hasExited}
            {...(hasExited && { title: t('exited.why') })}
            onClick={() => beginPicking({ into: session, visitors: [] })}
          >
            {t('session.more.short')}
          </Button>
        </div>
      )}
      <Section title={t('session.agents')} count={agents.length}>
        {agents.map((member) => (
          <AgentRow
            key={member.party.id}
            member={member}
            onRemove={
              isOwner && member.party.id !== meId ? () => void takeOut(session, member.party, data?.[0] ?? null) : null
            }
          />
        ))}
      </Section>
      <Section title={t('session.visitors')} count={visitors.length}>
        {visitors.length === 0 && <li className="px-4 py-2 text-13 text-faint">{t('session.visitors.none')}</li>}
        {visitors.map((one) => (
          <VisitorRow
            key={one.member.party.id}
            {...one}
            onOpen={() => setOpenId(one.member.party.id)}
            onRemove={isOwner ? () => void takeOut(session, one.member.party, one.invitation) : null}
          />
        ))}
      </Section>
      {error !== null && data === undefined && (
        <div className="px-4 py-2">
          <Notice look="bad">{errorText(t, error)}</Notice>
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows count={2} label={t('list.loading')} />}
      {invited.length > 0 && (
        <Section title={t('session.asked')} count={invited.length}>
          {invited.map((one) => (
            <InvitedRow
              key={one.invitation.id}
              session={session}
              invited={one}
              onOpen={() => setOpenId(one.invitation.contact.id)}
            />
          ))}
        </Section>
      )}
    </SidePane>
  )
}

const Section = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => (
  <section className="border-t border-line py-2 first:border-t-0" aria-label={title}>
    <h3 className="px-4 py-1 text-12 font-semibold text-faint">
      {title} <span className="tabular-nums">{count}</span>
    </h3>
    <ul>{children}</ul>
  </section>
)

type Removing = { onRemove: (() => void) | null }

const RemoveAct = ({ name, onRemove }: { name: string } & Removing) => {
  const t = useT()
  if (onRemove === null) return null
  return (
    <IconButton
      label={t('session.remove.of', { name })}
      icon={<UserMinus size={16} aria-hidden />}
      onClick={onRemove}
      className="relative z-1"
    />
  )
}

const AgentRow = ({ member: { party, role }, onRemove }: { member: Member } & Removing) => {
  const t = useT()
  const meId = useMe()?.agent.id
  const state = useColleagues(({ agents }) => agents.get(party.id)?.state) ?? 'offline'
  const marks = [party.id === meId && t('session.you'), role === 'owner' && t('session.owner')].filter(Boolean)
  return (
    <li className="flex min-h-13 items-center gap-3 px-4 py-1">
      <Avatar id={party.id} label={party.label} pictureUrl={party.pictureUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-1.5">
          <bdi className="min-w-0 truncate">{party.label}</bdi>
          {marks.length > 0 && <span className="shrink-0 text-12 text-faint">{marks.join(' · ')}</span>}
        </p>
        <StateMark state={state} />
      </div>
      <RemoveAct name={party.label} onRemove={onRemove} />
    </li>
  )
}

type VisitorRowProps = PanePeople['visitors'][number] & { onOpen: () => void } & Removing

const VisitorRow = ({ member: { party, joinedAtMs }, invitation, onOpen, onRemove }: VisitorRowProps) => {
  const t = useT()
  const language = useLanguage()
  const name = authorName(t, party)
  // What the company's own records call it, where the others of the session are not told.
  const known = invitation === null ? name : visitorName(t, invitation.contact.label)
  const number = party.label === '' ? null : t('session.number', { number: party.number })
  const facts = [number, t('session.joined', { time: clockTime(language, joinedAtMs) })].filter(Boolean)
  return (
    <PersonRow id={party.id} name={name} onOpen={onOpen} acts={<RemoveAct name={name} onRemove={onRemove} />}>
      <p className="text-12 text-faint">{facts.join(' · ')}</p>
      {known !== name && invitation?.contact.name !== null && (
        <p className="truncate text-12 text-faint">
          <bdi>{t('session.known', { name: known })}</bdi>
        </p>
      )}
    </PersonRow>
  )
}
