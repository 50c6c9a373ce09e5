import type { LinkCard } from '@frontdesk/domain'

/** Asks pages of others what they say of themselves. */
export interface LinkReader {
  /** Null where a page says nothing, or is not to be had. The same page is not asked again for a while. */
  read(url: string): Promise<LinkCard | null>
}
