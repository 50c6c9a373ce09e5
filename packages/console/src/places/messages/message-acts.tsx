import { wordsBy } from '@frontdesk/client/text/plain'
import { copyText } from '@frontdesk/media/copy-text'
import { onLongPress } from '@frontdesk/media/long-press'
import { quickReactions } from '@frontdesk/media/reactions'
import { Copy, Ellipsis, History, Pencil, Reply, Undo2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type RefObject, useEffect, useState } from 'react'
import { IconButton } from '../../components/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx'
import { useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { writeDraft } from '../../state/drafts.ts'
import { answerTo } from '../../state/replying.ts'
import { useMe } from '../../state/session.ts'
import type { MessageRow } from '../conversations/timeline-rows.ts'
import { react, recall } from './amend.ts'
import { EditDialog } from './edit-dialog.tsx'

import { VersionsDialog } from './versions-dialog.tsx'

type MessageActsProps = {
  row: MessageRow & { seq: number }
  conversationId: string
  /** What a finger stays on to open it. */
  bearer: RefObject<HTMLElement | null>
}

/** What can be done with a message, behind one button that the keyboard and a finger reach. */
export const MessageActs = ({ row, conversationId, bearer }: MessageActsProps) => {
  const t = useT()
  const me = useMe()
  const isSupervisor = useSupervisor()
  const now = useNow()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [open, setOpen] = useState<'edit' | 'versions' | null>(null)
  useEffect(() => {
    if (bearer.current !== null) return onLongPress(bearer.current, () => setMenuOpen(true))
  }, [bearer])
  const { seq, text, visibility } = row
  const place = { conversationId, seq }
  const mayAmend = row.isOwn && now - row.atMs < (me?.account.service.editWithinMs ?? 0)
  const answer = (): void => {
    if (visibility === 'staff') writeDraft(conversationId, { mode: 'note' })
    answerTo(conversationId, { seq, text: wordsBy(row), visibility, name: authorName(t, row.author) })
  }
  const hasMine = (emoji: string): boolean =>
    row.reactions.some((one) => one.emoji === emoji && one.parties.some(({ id }) => id === me?.agent.id))
  return (
    <>
      <Menu
        trigger={<IconButton label={t('message.acts')} icon={<Ellipsis size={16} aria-hidden />} />}
        align={row.isOurs ? 'end' : 'start'}
        open={isMenuOpen}
        onOpenChange={setMenuOpen}
      >
        <DropdownMenu.Group aria-label={t('message.react')} className="flex">
          {quickReactions.map(({ emoji, name }) => (
            <DropdownMenu.Item
              key={emoji}
              aria-label={t(name)}
              onSelect={() => void react(place, emoji, !hasMine(emoji))}
              className="flex min-target cursor-pointer items-center justify-center rounded-sm text-16 outline-none data-highlighted:bg-hover"
            >
              {emoji}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Group>
        <MenuLine />
        <MenuItem icon={<Reply size={16} aria-hidden />} onSelect={answer}>
          {t('message.answer')}
        </MenuItem>
        {text !== '' && (
          <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => void copyText(text)}>
            {t('message.copy')}
          </MenuItem>
        )}
        {mayAmend && (
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => setOpen('edit')}>
            {t('message.edit')}
          </MenuItem>
        )}
        {isSupervisor && row.isEdited && (
          <MenuItem icon={<History size={16} aria-hidden />} onSelect={() => setOpen('versions')}>
            {t('message.versions')}
          </MenuItem>
        )}
        {mayAmend && (
          <MenuItem danger icon={<Undo2 size={16} aria-hidden />} onSelect={() => void recall(place)}>
            {t('message.recall')}
          </MenuItem>
        )}
      </Menu>
      {open === 'edit' && <EditDialog {...place} text={text} onClose={() => setOpen(null)} />}
      {open === 'versions' && <VersionsDialog {...place} onClose={() => setOpen(null)} />}
    </>
  )
}
