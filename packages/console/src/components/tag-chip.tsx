import type { Tag } from '@frontdesk/protocol'
import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { tagsOf, useTags } from '../state/tags.ts'

/** The colour stands beside the name, never alone. */
export const TagDot = ({ color }: { color: Tag['color'] }) => (
  <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: `var(--tag-${color})` }} />
)

/** A tag by its name. */
export const TagChip = ({ tag, children, className }: { tag: Tag; children?: ReactNode; className?: string }) => (
  <span
    className={cx(
      'inline-flex min-w-0 items-center gap-1.5 rounded-sm border border-line bg-surface px-1.5 text-12 text-soft',
      className,
    )}
  >
    <TagDot color={tag.color} />
    <bdi className="truncate">{tag.name}</bdi>
    {children}
  </span>
)

const shown = 2

/** What something is marked with, as far as a row has room. */
export const TagChips = ({ tagIds }: { tagIds: readonly string[] }) => {
  const tags = tagsOf(useTags(), tagIds)
  if (tags.length === 0) return null
  const more = tags.slice(shown)
  return (
    <span
      className="inline-flex max-w-full min-w-0 items-center gap-1"
      title={tags.map(({ name }) => name).join(' · ')}
    >
      {tags.slice(0, shown).map((tag) => (
        <TagChip key={tag.id} tag={tag} className="max-w-28" />
      ))}
      {more.length > 0 && <span className="shrink-0 text-12 text-faint">+{more.length}</span>}
    </span>
  )
}
