import { Link } from '@tanstack/react-router'
import { MessageSquareText, Plus, UsersRound } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useFeed } from '../../state/feed.ts'
import { useMe } from '../../state/session.ts'
import { useTeams } from '../conversations/use-teams.ts'
import { ColleagueRow } from './colleague-row.tsx'
import { useOpenRoom } from './room-acts.ts'
import { roomName } from './room-name.ts'
import { RoomRow } from './room-row.tsx'
import { sortColleagues } from './sort-colleagues.ts'
import { useRooms } from './use-rooms.ts'

const GroupDialog = lazyPart(async () => (await import('./group-dialog.tsx')).GroupDialog)

/** The agent's rooms, and everybody of the company with their state, live. */
export const ColleagueList = ({ openId }: { openId: string | null }) => {
  const t = useT()
  const language = useLanguage()
  const agents = useColleagues((state) => state.agents)
  const isReady = useColleagues((state) => state.ready)
  const meId = useMe()?.agent.id ?? ''
  const feed = useFeed((state) => state.feed)
  const rooms = useRooms()
  const [wanted, setWanted] = useState('')
  const [isMaking, setMaking] = useState(false)
  const people = useMemo(() => sortColleagues([...agents.values()], wanted, language), [agents, wanted, language])
  const word = wanted.trim().toLocaleLowerCase()
  const shown = rooms.filter((room) => roomName(t, room, meId).toLocaleLowerCase().includes(word))
  const online = [...agents.values()].filter((agent) => !agent.disabled && agent.state !== 'offline').length
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-col gap-3 border-b border-line px-4 py-3">
        <div className="flex items-center justify-between gap-2">
          <div className="min-w-0">
            <h1 className="truncate text-16 leading-6 font-semibold">{t('place.colleagues')}</h1>
            <p className="text-12 text-faint">{isReady ? t('colleagues.online', { count: online }) : '\u00a0'}</p>
          </div>
          <Button icon={<Plus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {t('group.new')}
          </Button>
        </div>
        <SearchField label={t('colleagues.search')} value={wanted} onChange={setWanted} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {word !== '' && (
          <Link
            to="/search"
            search={{ q: wanted.trim(), kind: 'rooms' }}
            className="flex min-h-(--target) items-center gap-2 border-b border-line px-4 py-2 font-medium text-accent-ink hover:bg-hover"
          >
            <MessageSquareText size={16} aria-hidden className="shrink-0" />
            <span className="min-w-0 truncate">{t('palette.messages', { text: wanted.trim() })}</span>
          </Link>
        )}
        {(shown.length > 0 || word === '') && (
          <section aria-labelledby="rooms-title">
            <SectionTitle id="rooms-title" text={t('rooms.title')} />
            {shown.length === 0 ? (
              <p className="border-b border-line px-4 py-3 text-13 text-faint">{t('rooms.none')}</p>
            ) : (
              <ul aria-labelledby="rooms-title">
                {shown.map((room) => (
                  <RoomRow key={room.id} room={room} unread={feed?.unread(room.id) ?? 0} isOpen={room.id === openId} />
                ))}
              </ul>
            )}
            <TeamRooms isWanted={(name) => name.toLocaleLowerCase().includes(word)} />
          </section>
        )}
        <section aria-labelledby="people-title">
          <SectionTitle id="people-title" text={t('rooms.people')} />
          {!isReady && <SkeletonRows count={4} label={t('list.loading')} />}
          {isReady && people.length === 0 && (
            <EmptyState icon={UsersRound} title={t('colleagues.none.title')} body={t('colleagues.none.body')} />
          )}
          <ul aria-label={t('place.colleagues')}>
            {people.map((agent) => (
              <ColleagueRow key={agent.id} agent={agent} />
            ))}
          </ul>
        </section>
      </div>
      <Suspense>{isMaking && <GroupDialog onClose={() => setMaking(false)} />}</Suspense>
    </div>
  )
}

const SectionTitle = ({ id, text }: { id: string; text: string }) => (
  <h2 id={id} className="border-b border-line bg-canvas px-4 py-1.5 text-12 font-semibold text-soft">
    {text}
  </h2>
)

/** Rooms of the agent's teams in which nothing was said yet: they are not in its list. */
const TeamRooms = ({ isWanted }: { isWanted: (name: string) => boolean }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const known = new Set(useRooms().map(({ team }) => team?.id))
  const openRoom = useOpenRoom()
  const teams = useTeams().filter(
    ({ id, name, memberIds }) => memberIds.includes(meId) && !known.has(id) && isWanted(name),
  )
  if (teams.length === 0) return null
  return (
    <ul aria-label={t('rooms.teams')}>
      {teams.map(({ id, name, memberIds }) => (
        <li key={id} className="border-b border-line">
          <button
            type="button"
            onClick={() => void openRoom({ command: 'room.team', params: { teamId: id } })}
            className="flex w-full items-center gap-3 px-4 py-2.5 text-start outline-offset-[-2px] hover:bg-hover"
          >
            <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-active text-soft">
              <UsersRound size={20} strokeWidth={1.75} aria-hidden />
            </span>
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{name}</bdi>
              <span className="block text-13 text-faint">{t('room.team', { count: memberIds.length })}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
