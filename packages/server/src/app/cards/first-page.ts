import { splitLinks } from '@frontdesk/client/text/links'
import { wordsBy } from '@frontdesk/client/text/plain'

/** The first page that a message leads to. */
export const firstPage = (said: Parameters<typeof wordsBy>[0]): string | null =>
  splitLinks(wordsBy(said)).find(({ href }) => href?.startsWith('http'))?.href ?? null
