import type { Block } from '@frontdesk/protocol'
import { MoreHorizontal, Network, Pencil, Undo2, UserRoundX } from 'lucide-react'
import { IconButton } from '../../../components/button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { type Translate, useLanguage, useT } from '../../../lib/i18n.ts'
import { useNow } from '../../../lib/now.ts'
import { exactTime, shortDateTime } from '../../../lib/time.ts'
import { visitorName } from '../../../lib/visitor-name.ts'
import { useUnblock } from './use-unblock.ts'

/** Whom it keeps out, in words. */
export const blockedName = (t: Translate, { target }: Pick<Block, 'target'>): string =>
  target.kind === 'contact' ? visitorName(t, target.contact.label) : target.range

/** Until when it counts. */
export const BlockEnd = ({ block: { untilMs } }: { block: Block }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  if (untilMs === null) return <span>{t('blocks.forever')}</span>
  const time = shortDateTime(language, untilMs)
  return (
    <time dateTime={new Date(untilMs).toISOString()} title={exactTime(language, untilMs)}>
      {t(untilMs <= now ? 'blocks.over' : 'blocks.until', { time })}
    </time>
  )
}

/** A block in the list: whom, until when, why, and who did it. */
export const BlockRow = ({ block, onEdit }: { block: Block; onEdit: () => void }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const unblock = useUnblock()
  const { target, reason, untilMs, by, createdAtMs } = block
  const isOver = untilMs !== null && untilMs <= now
  const name = blockedName(t, block)
  const Icon = target.kind === 'contact' ? UserRoundX : Network
  return (
    <li className="flex items-start gap-3 border-b border-line py-3 ps-4 pe-2 last:border-b-0">
      <Icon size={18} aria-hidden className={isOver ? 'mt-0.5 shrink-0 text-faint' : 'mt-0.5 shrink-0 text-bad-ink'} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-medium [overflow-wrap:anywhere] tabular-nums">{name}</bdi>
          {target.kind === 'contact' && target.contact.email !== null && (
            <bdi className="text-13 text-soft [overflow-wrap:anywhere]">{target.contact.email}</bdi>
          )}
          <span className="text-12 text-faint">
            <BlockEnd block={block} />
          </span>
        </p>
        <p className="text-13 text-soft [overflow-wrap:anywhere] whitespace-pre-line">{reason}</p>
        <p className="text-12 text-faint">
          {t('blocks.by', { name: by.label, time: shortDateTime(language, createdAtMs) })}
        </p>
      </div>
      <Menu trigger={<IconButton label={t('blocks.acts', { name })} icon={<MoreHorizontal size={18} aria-hidden />} />}>
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
          {t('blocks.edit')}
        </MenuItem>
        <MenuItem icon={<Undo2 size={16} aria-hidden />} onSelect={() => void unblock(block)}>
          {t(isOver ? 'blocks.remove' : 'blocks.unblock')}
        </MenuItem>
      </Menu>
    </li>
  )
}
