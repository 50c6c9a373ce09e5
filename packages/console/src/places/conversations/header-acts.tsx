import type { ServiceItem } from '@frontdesk/protocol'
import {
  AlarmClock,
  Check,
  Ellipsis,
  Forward,
  MessageCircleQuestion,
  RotateCcw,
  UserRoundCheck,
  UserRoundPen,
  UsersRound,
} from 'lucide-react'
import { Suspense, useState } from 'react'
import { useScreen } from '../../app/screen.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useT, withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { useMe } from '../../state/session.ts'
import { beginPicking } from '../sessions/picking.ts'
import { closeConversation, reopenConversation, useTake } from './acts.ts'
import { SnoozeItems } from './snooze-items.tsx'

const AskDialog = lazyPart(
  async () => (await withTexts('colleagues', () => import('../colleagues/ask-dialog.tsx'))).AskDialog,
)
const TransferDialog = lazyPart(async () => (await import('./transfer-dialog.tsx')).TransferDialog)

type HeaderActsProps = { item: ServiceItem; isShort: boolean }

/** What can be done with the conversation, by whoever may. */
export const HeaderActs = ({ item, isShort }: HeaderActsProps) => {
  const t = useT()
  const take = useTake()
  const isMine = useMe()?.agent.id === item.assignee?.id
  const isClosed = item.status === 'closed'
  const canTake = !isClosed && !isMine
  // The composer offers a supervisor to take over, beside what else it may do.
  const hasOffer = useSupervisor() && item.assignee !== null
  const held = useExited() ? t('exited.why') : null
  useShortcut('A', canTake && held === null ? () => void take(item) : null)
  useShortcut('E', isClosed ? null : () => void closeConversation(item))
  if (isClosed)
    return (
      <Act
        label={t('act.reopen')}
        icon={<RotateCcw size={16} aria-hidden />}
        isShort={false}
        held={held}
        onClick={() => void reopenConversation(item)}
      />
    )
  return (
    <>
      {canTake && !hasOffer && (
        <Act
          label={item.assignee === null ? t('act.take') : t('act.takeover')}
          shortcut="A"
          look={item.assignee === null ? 'primary' : 'secondary'}
          icon={
            item.assignee === null ? <UserRoundCheck size={16} aria-hidden /> : <UserRoundPen size={16} aria-hidden />
          }
          isShort={isShort && item.assignee !== null}
          held={held}
          onClick={() => void take(item)}
        />
      )}
      <PassOn item={item} />
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

/** A question to a colleague; and to somebody else or to a later time, for whoever has it and for supervisors. */
const PassOn = ({ item }: Pick<HeaderActsProps, 'item'>) => {
  const t = useT()
  const hasRoom = useScreen() === 'wide'
  const isSupervisor = useSupervisor()
  const isMine = useMe()?.agent.id === item.assignee?.id
  const mayTransfer = isMine || isSupervisor
  const maySnooze = mayTransfer && item.assignee !== null && item.status === 'open'
  const [isTransferring, setTransferring] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const hasExited = useExited()
  const gather = (): void => beginPicking({ into: null, visitors: [{ contact: item.contact, site: item.site }] })
  useShortcut('T', mayTransfer ? () => setTransferring(true) : null)
  return (
    <>
      {!hasRoom ? (
        <Menu
          trigger={
            <IconButton
              label={t('act.more')}
              icon={<Ellipsis size={18} aria-hidden />}
              className="border border-line-strong/50"
            />
          }
        >
          <MenuItem icon={<MessageCircleQuestion size={16} aria-hidden />} onSelect={() => setAsking(true)}>
            {t('act.ask')}
          </MenuItem>
          <MenuItem icon={<UsersRound size={16} aria-hidden />} disabled={hasExited} onSelect={gather}>
            {t('act.session')}
          </MenuItem>
          {mayTransfer && (
            <MenuItem icon={<Forward size={16} aria-hidden />} onSelect={() => setTransferring(true)}>
              {t('act.transfer')}
            </MenuItem>
          )}
          {maySnooze && (
            <>
              <MenuLine />
              <p className="px-2.5 pt-1 text-12 font-semibold text-faint">{t('act.snooze')}</p>
              <SnoozeItems item={item} />
            </>
          )}
        </Menu>
      ) : (
        <>
          <IconButton
            label={t('act.ask')}
            icon={<MessageCircleQuestion size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          />
          <IconButton
            label={t('act.session')}
            icon={<UsersRound size={18} aria-hidden />}
            disabled={hasExited}
            onClick={gather}
          />
          {mayTransfer && (
            <IconButton
              label={t('act.transfer')}
              shortcut="T"
              icon={<Forward size={18} aria-hidden className="rtl:-scale-x-100" />}
              onClick={() => setTransferring(true)}
            />
          )}
          {maySnooze && (
            <Menu trigger={<IconButton label={t('act.snooze')} icon={<AlarmClock size={18} aria-hidden />} />}>
              <SnoozeItems item={item} />
            </Menu>
          )}
        </>
      )}
      <Suspense>
        {isAsking && <AskDialog item={item} onClose={() => setAsking(false)} />}
        {isTransferring && <TransferDialog item={item} onClose={() => setTransferring(false)} />}
      </Suspense>
    </>
  )
}

type ActProps = {
  label: string
  shortcut?: string
  look?: 'primary' | 'secondary'
  icon: React.ReactNode
  isShort: boolean
  /** Why it can't be done just now. */
  held?: string | null
  onClick: () => void
}

const Act = ({ label, shortcut, look = 'secondary', icon, isShort, held = null, onClick }: ActProps) =>
  isShort ? (
    <IconButton
      label={label}
      icon={icon}
      onClick={onClick}
      disabled={held !== null}
      className="border border-line-strong/50"
    />
  ) : (
    <Tooltip text={held ?? label} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button
        look={look}
        icon={icon}
        onClick={onClick}
        disabled={held !== null}
        {...(held !== null && { title: held })}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      >
        {/* On the narrowest phones the visitor's name needs the room more. */}
        <span className="max-[22rem]:sr-only">{label}</span>
      </Button>
    </Tooltip>
  )
