import { byConversation } from './by-conversation.ts'
import { FoundContact } from './found-contact.tsx'
import { FoundConversation } from './found-conversation.tsx'
import { FoundGroup } from './found-group.tsx'
import type { FoundPage } from './use-found.ts'

/** What was found, of whichever kind. */
export const FoundPages = ({ pages }: { pages: readonly FoundPage[] }) => {
  const messages = pages.flatMap((one) => (one.what === 'messages' ? [one.page] : []))
  const groups = byConversation(
    messages.flatMap(({ hits }) => hits),
    messages.flatMap(({ conversations }) => conversations),
  )
  return (
    <>
      {groups.map(({ item, hits }) => (
        <FoundGroup key={item.id} item={item} hits={hits} />
      ))}
      {pages.map((one) =>
        one.what === 'conversations'
          ? one.page.hits.map((hit) => <FoundConversation key={hit.conversation.id} hit={hit} />)
          : one.what === 'contacts'
            ? one.page.hits.map((hit) => <FoundContact key={hit.contact.id} hit={hit} />)
            : null,
      )}
    </>
  )
}
