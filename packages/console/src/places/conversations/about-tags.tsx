import type { Attributes, ServiceItem, Tag } from '@frontdesk/protocol'
import { Plus, Tag as TagIcon, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { TagChip, TagDot } from '../../components/tag-chip.tsx'
import { errorText } from '../../lib/error-text.ts'
import { t as now, useT } from '../../lib/i18n.ts'
import { currentLive } from '../../state/live.ts'
import { tagsOf, useTags } from '../../state/tags.ts'
import { toast } from '../../state/toasts.ts'
import { AttributeDialog } from './attribute-dialog.tsx'
import { Fact } from './fact.tsx'

const tryTo = async (act: () => Promise<unknown> | undefined): Promise<void> => {
  try {
    await act()
  } catch (error) {
    toast(errorText(now, error), { look: 'bad' })
  }
}

type Change = { add?: string[]; remove?: string[] }

/** What the conversation and its contact are marked with, and what staff have noted of the conversation. */
export const AboutTags = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const request = currentLive()?.client.request
  const { id: conversationId, contact } = item
  return (
    <section className="flex flex-col gap-3 border-t border-line px-4 py-3">
      <TagList
        title={t('tags.conversation')}
        add={t('tags.add.conversation')}
        tagIds={item.tagIds}
        onChange={(change) => request?.('conversation.tag', { conversationId, ...change })}
      />
      <TagList
        title={t('tags.contact')}
        add={t('tags.add.contact')}
        tagIds={contact.tagIds}
        onChange={(change) => request?.('contact.tag', { contactId: contact.id, ...change })}
      />
      <Noted conversationId={conversationId} attributes={item.attributes} />
    </section>
  )
}

type TagListProps = {
  title: string
  add: string
  tagIds: readonly string[]
  onChange: (change: Change) => Promise<unknown> | undefined
}

const TagList = ({ title, add, tagIds, onChange }: TagListProps) => {
  const t = useT()
  const all = useTags()
  const mine = tagsOf(all, tagIds)
  const others = all.tags.filter(({ id }) => !tagIds.includes(id))
  const take = ({ id }: Tag): void => void tryTo(() => onChange({ remove: [id] }))
  return (
    <div>
      <h2 className="mb-1 text-12 font-semibold text-faint">{title}</h2>
      <div className="flex flex-wrap items-center gap-1.5">
        {mine.length > 0 && (
          <ul aria-label={title} className="contents">
            {mine.map((tag) => (
              <li key={tag.id} className="inline-flex max-w-full">
                <TagChip tag={tag} className="ps-2 pe-0">
                  <IconButton
                    label={t('tags.take.of', { name: tag.name })}
                    icon={<X size={14} aria-hidden />}
                    onClick={() => take(tag)}
                  />
                </TagChip>
              </li>
            ))}
          </ul>
        )}
        {all.ready && all.tags.length === 0 && <p className="text-13 text-faint">{t('tags.none.yet')}</p>}
        {others.length > 0 && (
          <Menu align="start" trigger={<IconButton label={add} icon={<Plus size={16} aria-hidden />} />}>
            <div className="max-h-72 overflow-y-auto">
              {others.map((tag) => (
                <MenuItem
                  key={tag.id}
                  icon={<TagDot color={tag.color} />}
                  onSelect={() => void tryTo(() => onChange({ add: [tag.id] }))}
                >
                  <bdi className="truncate">{tag.name}</bdi>
                </MenuItem>
              ))}
            </div>
          </Menu>
        )}
      </div>
    </div>
  )
}

/** Attributes of the conversation: what it is about in the company's own terms. */
const Noted = ({ conversationId, attributes }: { conversationId: string; attributes: Attributes }) => {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  const set = (key: string, value: string | null): Promise<unknown> | undefined =>
    currentLive()?.client.request('conversation.describe', { conversationId, attributes: { [key]: value } })
  return (
    <div>
      <h2 className="mb-1 text-12 font-semibold text-faint">{t('tags.attributes')}</h2>
      <dl className="flex flex-col">
        {Object.entries(attributes).map(([key, value]) => (
          <div key={key} className="flex items-center gap-1">
            <div className="min-w-0 flex-1">
              <Fact icon={TagIcon} label={key}>
                <bdi>{typeof value === 'boolean' ? t(value ? 'about.yes' : 'about.no') : String(value)}</bdi>
              </Fact>
            </div>
            <IconButton
              label={t('tags.attribute.remove', { name: key })}
              icon={<X size={14} aria-hidden />}
              onClick={() => void tryTo(() => set(key, null))}
            />
          </div>
        ))}
      </dl>
      <Button look="quiet" className="-ms-3" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
        {t('tags.attribute.add')}
      </Button>
      {isAdding && <AttributeDialog onSet={set} onClose={() => setAdding(false)} />}
    </div>
  )
}
