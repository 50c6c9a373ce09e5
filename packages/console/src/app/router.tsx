import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { withTexts } from '../lib/i18n.ts'
import { readSearch } from '../places/conversations/address.ts'
import { ConversationSkeleton } from '../places/conversations/conversation-skeleton.tsx'
import { ConversationsPlace, NoConversation } from '../places/conversations/conversations-place.tsx'
import { readRevisitSearch } from '../places/revisits/address.ts'
import { readAt, readSearchAddress } from '../places/search/address.ts'
import { BrokenPage, MissingPage } from './broken-page.tsx'
import { loadConversation } from './late-parts.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/conversations', search: {}, replace: true })
  },
})

const conversations = createRoute({
  getParentRoute: () => root,
  path: '/conversations',
  validateSearch: readSearch,
  component: ConversationsPlace,
})
const noConversation = createRoute({ getParentRoute: () => conversations, path: '/', component: NoConversation })
const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$conversationId',
  component: lazyRouteComponent(loadConversation, 'ConversationPage'),
  pendingComponent: ConversationSkeleton,
  pendingMs: 150,
})

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: lazyRouteComponent(
    () => withTexts('service', () => import('../places/queue/queue-place.tsx')),
    'QueuePlace',
  ),
})

const visitors = createRoute({
  getParentRoute: () => root,
  path: '/visitors',
  component: lazyRouteComponent(
    () => withTexts('service', () => withTexts('board', () => import('../places/visitors/visitors-place.tsx'))),
    'VisitorsPlace',
  ),
})

const loadColleagues = () => withTexts('colleagues', () => import('../places/colleagues/colleagues-place.tsx'))
const colleagues = createRoute({
  getParentRoute: () => root,
  path: '/colleagues',
  component: lazyRouteComponent(loadColleagues, 'ColleaguesPlace'),
})
const noRoom = createRoute({
  getParentRoute: () => colleagues,
  path: '/',
  component: lazyRouteComponent(loadColleagues, 'NoRoom'),
})
const room = createRoute({
  getParentRoute: () => colleagues,
  path: '$conversationId',
  validateSearch: ({ at }) => readAt(at),
  component: lazyRouteComponent(
    () => withTexts('service', () => import('../places/colleagues/room-page.tsx')),
    'RoomPage',
  ),
  pendingComponent: ConversationSkeleton,
  pendingMs: 150,
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: readSearchAddress,
  component: lazyRouteComponent(
    () => withTexts('colleagues', () => withTexts('search', () => import('../places/search/search-place.tsx'))),
    'SearchPlace',
  ),
})

const revisits = createRoute({
  getParentRoute: () => root,
  path: '/revisits',
  validateSearch: readRevisitSearch,
  component: lazyRouteComponent(
    () => withTexts('revisits', () => import('../places/revisits/revisits-place.tsx')),
    'RevisitsPlace',
  ),
})
const revisit = createRoute({
  getParentRoute: () => revisits,
  path: '$callbackId',
  component: lazyRouteComponent(
    () => withTexts('revisits', () => import('../places/revisits/entry-page.tsx')),
    'EntryPage',
  ),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(
    () => withTexts('settings', () => import('../places/settings/settings-place.tsx')),
    'SettingsPlace',
  ),
})
const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('../places/settings/settings-place.tsx'), 'SettingsStart'),
})
const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('../places/settings/profile-page.tsx'), 'ProfilePage'),
})
const sessions = createRoute({
  getParentRoute: () => settings,
  path: 'sessions',
  component: lazyRouteComponent(() => import('../places/settings/sessions-page.tsx'), 'SessionsPage'),
})
const ledger = createRoute({
  getParentRoute: () => settings,
  path: 'ledger',
  component: lazyRouteComponent(
    () => withTexts('service', () => import('../places/settings/ledger/ledger-page.tsx')),
    'LedgerPage',
  ),
})
const agents = createRoute({
  getParentRoute: () => settings,
  path: 'agents',
  component: lazyRouteComponent(() => import('../places/settings/agents-page.tsx'), 'AgentsPage'),
})
const blocks = createRoute({
  getParentRoute: () => settings,
  path: 'blocks',
  component: lazyRouteComponent(
    () => withTexts('blocks', () => import('../places/settings/blocks/blocks-page.tsx')),
    'BlocksPage',
  ),
})
const roles = createRoute({
  getParentRoute: () => settings,
  path: 'roles',
  component: lazyRouteComponent(() => import('../places/settings/roles/roles-page.tsx'), 'RolesPage'),
})
const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  component: lazyRouteComponent(
    () => withTexts('audit', () => import('../places/settings/audit/audit-page.tsx')),
    'AuditPage',
  ),
})
const ratings = createRoute({
  getParentRoute: () => settings,
  path: 'ratings',
  component: lazyRouteComponent(
    () => withTexts('service', () => import('../places/settings/ratings/ratings-page.tsx')),
    'RatingsPage',
  ),
})
const tags = createRoute({
  getParentRoute: () => settings,
  path: 'tags',
  component: lazyRouteComponent(
    () => withTexts('tags', () => import('../places/settings/tags/tags-page.tsx')),
    'TagsPage',
  ),
})
const teams = createRoute({
  getParentRoute: () => settings,
  path: 'teams',
  component: lazyRouteComponent(() => import('../places/settings/teams/teams-page.tsx'), 'TeamsPage'),
})
const team = createRoute({
  getParentRoute: () => settings,
  path: 'teams/$teamId',
  component: lazyRouteComponent(() => import('../places/settings/teams/team-page.tsx'), 'TeamPage'),
})
const hours = createRoute({
  getParentRoute: () => settings,
  path: 'hours',
  component: lazyRouteComponent(() => import('../places/settings/hours/hours-list-page.tsx'), 'HoursListPage'),
})
const oneHours = createRoute({
  getParentRoute: () => settings,
  path: 'hours/$hoursId',
  component: lazyRouteComponent(() => import('../places/settings/hours/hours-page.tsx'), 'HoursPage'),
})
const service = createRoute({
  getParentRoute: () => settings,
  path: 'service',
  component: lazyRouteComponent(() => import('../places/settings/service/service-page.tsx'), 'ServicePage'),
})
const interpretation = createRoute({
  getParentRoute: () => settings,
  path: 'interpretation',
  component: lazyRouteComponent(
    () => withTexts('interpretation', () => import('../places/settings/interpretation/interpretation-page.tsx')),
    'InterpretationPage',
  ),
})
const invitations = createRoute({
  getParentRoute: () => settings,
  path: 'invitations',
  component: lazyRouteComponent(
    () => withTexts('invitations', () => import('../places/settings/invitations/invitations-page.tsx')),
    'InvitationsPage',
  ),
})
const trigger = createRoute({
  getParentRoute: () => settings,
  path: 'invitations/$triggerId',
  component: lazyRouteComponent(
    () => withTexts('invitations', () => import('../places/settings/invitations/trigger-page.tsx')),
    'TriggerPage',
  ),
})
const canned = createRoute({
  getParentRoute: () => settings,
  path: 'canned-responses',
  component: lazyRouteComponent(
    () => withTexts('service', () => withTexts('canned', () => import('../places/settings/canned/canned-page.tsx'))),
    'CannedPage',
  ),
})
const special = createRoute({
  getParentRoute: () => settings,
  path: 'special-contacts',
  component: lazyRouteComponent(
    () => withTexts('handling', () => import('../places/settings/special/special-page.tsx')),
    'SpecialPage',
  ),
})
const account = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyRouteComponent(() => import('../places/settings/account-page.tsx'), 'AccountPage'),
})
const sites = createRoute({
  getParentRoute: () => settings,
  path: 'sites',
  component: lazyRouteComponent(() => import('../places/settings/sites/sites-page.tsx'), 'SitesPage'),
})
const site = createRoute({
  getParentRoute: () => settings,
  path: 'sites/$siteId/{-$section}',
  component: lazyRouteComponent(() => import('../places/settings/sites/site-page.tsx'), 'SitePage'),
})
const privacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  component: lazyRouteComponent(() => import('../places/settings/privacy/privacy-page.tsx'), 'PrivacyPage'),
})

const companies = createRoute({
  getParentRoute: () => settings,
  path: 'companies',
  component: lazyRouteComponent(() => import('../places/settings/companies-page.tsx'), 'CompaniesPage'),
})
const installation = createRoute({
  getParentRoute: () => settings,
  path: 'installation',
  component: lazyRouteComponent(() => import('../places/settings/installation-page.tsx'), 'InstallationPage'),
})

/** Every address of the console. A place joins here when it works, and then in `places.ts` for the rail. */
export const router = createRouter({
  basepath: '/console',
  defaultPreload: 'intent',
  routeTree: root.addChildren([
    start,
    conversations.addChildren([noConversation, conversation]),
    queue,
    visitors,
    colleagues.addChildren([noRoom, room]),
    search,
    revisits.addChildren([revisit]),
    settings.addChildren([
      settingsStart,
      profile,
      sessions,
      ledger,
      agents,
      ratings,
      tags,
      teams,
      team,
      hours,
      oneHours,
      service,
      canned,
      special,
      interpretation,
      invitations,
      trigger,
      account,
      roles,
      audit,
      blocks,
      sites,
      site,
      privacy,
      companies,
      installation,
    ]),
  ]),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
