import type { Tag } from '@frontdesk/domain'

/** 'in_use': another one has the name, whatever its case. 'missing': it is not there. */
export interface Tags {
  /** By name. */
  list(): Promise<Tag[]>
  create(tag: Tag): Promise<Tag | 'in_use'>
  update(id: string, change: Partial<Pick<Tag, 'name' | 'color'>>): Promise<Tag | 'in_use' | 'missing'>
  /** What has it has it no more. False when it was not there. */
  remove(id: string): Promise<boolean>
}
