import { Suspense } from 'react'
import { useT, withTexts } from '../lib/i18n.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { offerRevisit, useOfferedRevisit } from '../places/conversations/offer-revisit.ts'

const AddDialog = lazyPart(
  async () => (await withTexts('revisits', () => import('../places/revisits/add-dialog.tsx'))).AddDialog,
)

/** Once in the app: puts the visitor of a conversation that was closed on the revisit list, wherever one is by then (mark D6). */
export const RevisitOutlet = () => {
  const t = useT()
  const { item } = useOfferedRevisit()
  if (item === null) return null
  return (
    <Suspense>
      <AddDialog
        conversation={{ id: item.id, label: visitorName(t, item.contact.label) }}
        onClose={() => offerRevisit(null)}
      />
    </Suspense>
  )
}
