import type { Right } from '@frontdesk/protocol'
import { Link, Navigate, Outlet, useMatchRoute } from '@tanstack/react-router'
import {
  ArrowLeft,
  Ban,
  Building,
  Building2,
  CalendarClock,
  ChevronRight,
  Clock,
  Globe,
  Headset,
  KeyRound,
  Languages,
  Mail,
  MessageSquareQuote,
  MonitorSmartphone,
  ScrollText,
  Server,
  ShieldCheck,
  Smile,
  Star,
  Tags,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import { useOwner } from '../../lib/use-installation.ts'
import { useMe } from '../../state/session.ts'

const own = [
  { to: '/settings/profile', text: 'settings.profile', icon: UserRound },
  { to: '/settings/sessions', text: 'settings.sessions', icon: MonitorSmartphone },
  { to: '/settings/canned-responses', text: 'settings.canned', icon: MessageSquareQuote },
  { to: '/settings/ledger', text: 'settings.ledger', icon: Clock },
] as const
const ofAccount = [
  { to: '/settings/account', text: 'settings.account', icon: Building2, right: 'account.manage' },
  { to: '/settings/agents', text: 'settings.agents', icon: UsersRound, right: 'agents.manage' },
  { to: '/settings/roles', text: 'settings.roles', icon: KeyRound, right: 'agents.manage' },
  { to: '/settings/teams', text: 'settings.teams', icon: Users, right: 'teams.manage' },
  { to: '/settings/service', text: 'settings.service', icon: Headset, right: 'teams.manage' },
  { to: '/settings/hours', text: 'settings.hours', icon: CalendarClock, right: 'teams.manage' },
  { to: '/settings/invitations', text: 'settings.invitations', icon: Mail, right: 'teams.manage' },
  { to: '/settings/interpretation', text: 'settings.interpretation', icon: Languages, right: 'account.manage' },
  { to: '/settings/sites', text: 'settings.sites', icon: Globe, right: null },
  { to: '/settings/ratings', text: 'settings.ratings', icon: Smile, right: 'supervise' },
  { to: '/settings/tags', text: 'settings.tags', icon: Tags, right: 'tags.manage' },
  { to: '/settings/privacy', text: 'settings.privacy', icon: ShieldCheck, right: 'sites.manage' },
  { to: '/settings/audit', text: 'settings.audit', icon: ScrollText, right: 'audit.read' },
] as const satisfies readonly { to: string; text: TextId; icon: typeof Globe; right: Right | null }[]

/** What is decided for single visitors, or all of a kind. */
const ofVisitors = [
  { to: '/settings/blocks', text: 'settings.blocks', icon: Ban },
  { to: '/settings/special-contacts', text: 'settings.special', icon: Star },
] as const

/** For administrators of the company that looks after the installation. */
const ofInstallation = [
  { to: '/settings/companies', text: 'settings.companies', icon: Building },
  { to: '/settings/installation', text: 'settings.installation', icon: Server },
] as const

/** Pages of one thing, and the list that leads back from them. */
const lists = [
  { of: '/settings/sites/$siteId/{-$section}', to: '/settings/sites', text: 'settings.sites' },
  { of: '/settings/teams/$teamId', to: '/settings/teams', text: 'settings.teams' },
  { of: '/settings/invitations/$triggerId', to: '/settings/invitations', text: 'settings.invitations' },
  { of: '/settings/hours/$hoursId', to: '/settings/hours', text: 'settings.hours' },
] as const

/** The settings: their pages at the side on a desk; on a phone first the list, then the page with a way back. */
export const SettingsPlace = () => {
  const t = useT()
  const screen = useScreen()
  const matchRoute = useMatchRoute()
  const isStart = matchRoute({ to: '/settings' }) !== false
  const list = lists.find(({ of }) => matchRoute({ to: of }) !== false)
  if (screen === 'phone')
    return (
      <div className="h-full overflow-y-auto bg-surface">
        {isStart ? (
          <SettingsNav />
        ) : (
          <>
            <Link
              to={list?.to ?? '/settings'}
              className="sticky top-0 z-10 flex min-h-12 items-center gap-2 border-b border-line bg-surface px-3 text-soft"
            >
              <ArrowLeft size={18} aria-hidden className="rtl:-scale-x-100" />
              {t(list?.text ?? 'place.settings')}
            </Link>
            <Outlet />
          </>
        )}
      </div>
    )
  return (
    <div className="flex h-full bg-surface">
      <div className="w-60 shrink-0 overflow-y-auto border-e border-line">
        <SettingsNav />
      </div>
      <div className="min-w-0 flex-1 overflow-y-auto">
        <Outlet />
      </div>
    </div>
  )
}

/** On a desk the first page stands open; on a phone the list itself is the start. */
export const SettingsStart = () => (useScreen() === 'phone' ? null : <Navigate to="/settings/profile" replace />)

const SettingsNav = () => {
  const t = useT()
  const isOwner = useOwner()
  const rights = useMe()?.rights ?? []
  // Where the list is the whole page it also names the page; beside a page it must not.
  const Heading = useScreen() === 'phone' ? 'h1' : 'p'
  return (
    <nav aria-label={t('place.settings')} className="flex flex-col px-2 py-5">
      <Heading className="px-3 pb-3 text-20 font-semibold">{t('place.settings')}</Heading>
      <Group title={t('settings.own')}>
        {own.map((page) => (
          <PageLink key={page.to} {...page} />
        ))}
      </Group>
      <Group title={t('settings.company')}>
        {ofAccount
          .filter(({ right }) => right === null || rights.includes(right))
          .map(({ to, text, icon }) => (
            <PageLink key={to} to={to} text={text} icon={icon} />
          ))}
      </Group>
      {rights.includes('visitors.handle') && (
        <Group title={t('settings.handling')}>
          {ofVisitors.map((page) => (
            <PageLink key={page.to} {...page} />
          ))}
        </Group>
      )}
      {isOwner && (
        <Group title={t('settings.whole')}>
          {ofInstallation.map((page) => (
            <PageLink key={page.to} {...page} />
          ))}
        </Group>
      )}
    </nav>
  )
}

const Group = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className="mb-4">
    <p className="px-3 pb-1 text-12 font-semibold text-faint">{title}</p>
    {children}
  </div>
)

type PageLinkProps = {
  to:
    | (typeof own)[number]['to']
    | (typeof ofVisitors)[number]['to']
    | (typeof ofAccount)[number]['to']
    | (typeof ofInstallation)[number]['to']
  text: TextId
  icon: typeof UserRound
}

const PageLink = ({ to, text, icon: Icon }: PageLinkProps) => {
  const t = useT()
  return (
    <Link
      to={to}
      className="flex min-h-10 items-center gap-3 rounded-md px-3 text-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink pointer-coarse:min-h-12"
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className="flex-1">{t(text)}</span>
      <ChevronRight size={16} aria-hidden className="text-faint tablet:hidden rtl:-scale-x-100" />
    </Link>
  )
}
