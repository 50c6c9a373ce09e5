import type { Tag } from '@frontdesk/protocol'
import { Pencil, Plus, Tags as TagsIcon, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../components/button.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { TagDot } from '../../../components/tag-chip.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useTags } from '../../../state/tags.ts'
import { toast } from '../../../state/toasts.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { TagDialog } from './tag-dialog.tsx'

/** What conversations and people are marked with. */
export const TagsPage = () => (
  <WithRight right="tags.manage">
    <TagSettings />
  </WithRight>
)

const TagSettings = () => {
  const t = useT()
  const { tags, ready } = useTags()
  const [editing, setEditing] = useState<Tag | 'new' | null>(null)
  const isEmpty = ready && tags.length === 0
  const add = (
    <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('tags.add')}
    </Button>
  )
  return (
    <SettingsPage title={t('settings.tags')} intro={t('tags.intro')} action={isEmpty ? undefined : add}>
      {!ready && <SkeletonRows count={2} label={t('list.loading')} />}
      {isEmpty && (
        <EmptyState icon={TagsIcon} title={t('tags.none.title')} body={t('tags.none.body')}>
          {add}
        </EmptyState>
      )}
      {tags.length > 0 && (
        <ul aria-label={t('settings.tags')} className="overflow-hidden rounded-md border border-line">
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} onEdit={() => setEditing(tag)} />
          ))}
        </ul>
      )}
      {editing !== null && <TagDialog tag={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

const TagRow = ({ tag, onEdit }: { tag: Tag; onEdit: () => void }) => {
  const t = useT()
  const { name } = tag
  const remove = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('tags.remove.title', { name }),
      body: t('tags.remove.body'),
      action: t('tags.remove.action'),
      danger: true,
    })
    if (!isSure) return
    try {
      await call('tag.remove', { tagId: tag.id })
      toast(t('tags.removed', { name }))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 ps-4 pe-2 last:border-b-0">
      <TagDot color={tag.color} />
      <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
      <IconButton label={t('tags.edit', { name })} icon={<Pencil size={16} aria-hidden />} onClick={onEdit} />
      <IconButton
        label={t('tags.remove', { name })}
        icon={<Trash2 size={16} aria-hidden />}
        onClick={() => void remove()}
      />
    </li>
  )
}
