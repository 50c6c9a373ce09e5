import { limits } from '../limits.ts'
import { Exact, Id, OneOf, type Static, Type } from '../schema.ts'

export const TagColor = OneOf('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')
export type TagColor = Static<typeof TagColor>

export const tagSettings = {
  name: Type.String({ minLength: 1, maxLength: limits.tagCharacters, pattern: '\\S' }),
  color: TagColor,
}

/** What conversations and contacts are marked with. */
export const Tag = Exact({ id: Id, ...tagSettings })
export type Tag = Static<typeof Tag>

/** Tags of the account's list, in the order in which they were put on. */
export const TagIds = Type.Array(Id)
