import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { Footprints } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { endInviting, useInviting } from './inviting.ts'
import { useInvitations } from './use-invitations.ts'
import { useVisitors } from './use-visitors.ts'
import { VisitorRow } from './visitor-row.tsx'

/** Who is on the company's sites now, those who are picked for the agent first (mark A8). */
export const VisitorsPlace = () => {
  const t = useT()
  const meId = useMe()?.agent.id
  const query = useVisitors()
  const invitations = useInvitations()
  const inviting = useInviting(({ visitor }) => visitor)
  useEffect(() => endInviting, [])
  const visitors = query.data?.pages.flatMap((page) => page.visitors) ?? []
  const isOwn = ({ visit }: VisitorHere): boolean => visit.pickedAgent !== null && visit.pickedAgent.id === meId
  return (
    <div className="flex h-full flex-col overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-3xl px-4 py-5 tablet:px-8 tablet:py-8">
        <h1 className="text-20 font-semibold">{t('place.visitors')}</h1>
        <p className="text-soft" role="status">
          {query.data === undefined ? '\u00a0' : t('visitors.count', { count: query.data.pages[0]?.total ?? 0 })}
        </p>
        {query.error !== null && query.data === undefined && (
          <div className="mt-5">
            <Notice look="bad">{errorText(t, query.error)}</Notice>
          </div>
        )}
        {query.isPending && (
          <div className="mt-5 overflow-hidden rounded-md border border-line">
            <SkeletonRows count={4} label={t('list.loading')} />
          </div>
        )}
        {query.data !== undefined && visitors.length === 0 && (
          <div className="mt-5 flex rounded-md border border-line">
            <EmptyState icon={Footprints} title={t('visitors.none.title')} body={t('visitors.none.body')} />
          </div>
        )}
        <Visitors title={t('visitors.list.own')} visitors={visitors.filter(isOwn)} invitations={invitations} />
        <Visitors
          title={t('visitors.list.others')}
          visitors={visitors.filter((one) => !isOwn(one))}
          invitations={invitations}
        />
        {inviting !== null && <InviteDialog visitor={inviting} onClose={endInviting} />}
        {query.hasNextPage && (
          <Button className="mt-4" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('visitors.more')}
          </Button>
        )}
      </div>
    </div>
  )
}

const Visitors = ({
  title,
  visitors,
  invitations,
}: {
  title: string
  visitors: readonly VisitorHere[]
  invitations: ReadonlyMap<string, Invitation>
}) =>
  visitors.length === 0 ? null : (
    <section className="mt-5">
      <h2 className="mb-2 text-13 font-semibold text-soft">{title}</h2>
      <ul aria-label={title} className="overflow-hidden rounded-md border border-line">
        {visitors.map((visitor) => (
          <VisitorRow key={visitor.contact.id} visitor={visitor} invitation={invitations.get(visitor.contact.id)} />
        ))}
      </ul>
    </section>
  )
