import type { ConversationItem } from '@frontdesk/protocol'
import { Link, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Check, PanelRight, RotateCcw, UserRoundCheck, UserRoundPen } from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { closeConversation, reopenConversation, useTake } from './acts.ts'
import { searchFor } from './address.ts'
import { VerifiedMark } from './verified-mark.tsx'

type HeaderProps = { item: ConversationItem; isAboutShown: boolean; onAbout: () => void }

/** Who it is with, who has it, and what can be done with it. */
export const ConversationHeader = ({ item, isAboutShown, onAbout }: HeaderProps) => {
  const t = useT()
  const screen = useScreen()
  const { tab } = useSearch({ from: '/conversations' })
  // Where the list is not beside it, it names the page.
  const Heading = screen === 'phone' || (screen === 'tablet' && isAboutShown) ? 'h1' : 'h2'
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-2 py-1.5 tablet:gap-3 tablet:px-4">
      {screen === 'phone' && (
        <Link
          to="/conversations"
          search={searchFor(tab ?? 'mine')}
          aria-label={t('conversation.back')}
          className="inline-flex min-target items-center justify-center rounded-md text-soft"
        >
          <ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />
        </Link>
      )}
      {screen !== 'phone' && <Avatar id={item.contact.id} label={item.contact.label} />}
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1.5">
          <Heading className="truncate text-16 leading-6 font-semibold">
            <bdi>{visitorName(t, item.contact.label)}</bdi>
          </Heading>
          {item.contact.verified && <VerifiedMark isExplained />}
        </div>
        <p className="truncate text-12 text-faint">
          <Standing item={item} /> · {item.site.name}
        </p>
      </div>
      <Acts item={item} isShort={screen === 'phone'} />
      <IconButton
        label={isAboutShown ? t('about.hide') : t('about.show')}
        shortcut="I"
        aria-pressed={isAboutShown}
        icon={<PanelRight size={18} aria-hidden className="rtl:-scale-x-100" />}
        onClick={onAbout}
      />
    </header>
  )
}

/** In one phrase: waiting, whose it is, or over. */
const Standing = ({ item }: { item: ConversationItem }) => {
  const t = useT()
  const me = useMe()
  if (item.status === 'closed') return t('standing.closed')
  // Opened to write first.
  if (item.seq === 0) return t('row.silent')
  if (item.assignee === null) return t('standing.queued')
  if (item.assignee.id === me?.agent.id) return t('standing.mine')
  return t('standing.others', { name: item.assignee.label })
}

const Acts = ({ item, isShort }: { item: ConversationItem; isShort: boolean }) => {
  const t = useT()
  const take = useTake()
  const isMine = useMe()?.agent.id === item.assignee?.id
  const isClosed = item.status === 'closed'
  const canTake = !isClosed && !isMine
  useShortcut('A', canTake ? () => void take(item) : null)
  useShortcut('E', isClosed ? null : () => void closeConversation(item))
  if (isClosed)
    return (
      <Act
        label={t('act.reopen')}
        icon={<RotateCcw size={16} aria-hidden />}
        isShort={false}
        onClick={() => void reopenConversation(item)}
      />
    )
  return (
    <>
      {canTake && (
        <Act
          label={item.assignee === null ? t('act.take') : t('act.takeover')}
          shortcut="A"
          look={item.assignee === null ? 'primary' : 'secondary'}
          icon={
            item.assignee === null ? <UserRoundCheck size={16} aria-hidden /> : <UserRoundPen size={16} aria-hidden />
          }
          isShort={isShort && item.assignee !== null}
          onClick={() => void take(item)}
        />
      )}
      <Act
        label={t('act.close')}
        shortcut="E"
        icon={<Check size={16} aria-hidden />}
        isShort={isShort}
        onClick={() => void closeConversation(item)}
      />
    </>
  )
}

type ActProps = {
  label: string
  shortcut?: string
  look?: 'primary' | 'secondary'
  icon: React.ReactNode
  isShort: boolean
  onClick: () => void
}

const Act = ({ label, shortcut, look = 'secondary', icon, isShort, onClick }: ActProps) =>
  isShort ? (
    <IconButton label={label} icon={icon} onClick={onClick} className="border border-line-strong/50" />
  ) : (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button look={look} icon={icon} onClick={onClick} {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}>
        {label}
      </Button>
    </Tooltip>
  )
