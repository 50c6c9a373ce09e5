import type { Tag } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'

export const presentTag = ({ id, name, color }: Tag): Wire.Tag => ({ id, name, color })

/** What is no tag any more is not told of. */
export const presentTagIds = (tagIds: readonly string[], { tags }: AccountDirectory): string[] =>
  tagIds.filter((id) => tags.has(id))
