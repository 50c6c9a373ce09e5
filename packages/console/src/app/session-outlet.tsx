import { Suspense } from 'react'
import { withTexts } from '../lib/i18n.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { endPicking, usePicking } from '../places/sessions/picking.ts'

const SessionPicker = lazyPart(
  async () =>
    (
      await withTexts('service', () =>
        withTexts('board', () =>
          withTexts('colleagues', () => withTexts('sessions', () => import('../places/sessions/session-picker.tsx'))),
        ),
      )
    ).SessionPicker,
)

/** Once in the app: picks who comes into a session, wherever the agent began to (mark B2). */
export const SessionOutlet = () => {
  const picking = usePicking((state) => state.picking)
  if (picking === null) return null
  return (
    <Suspense>
      <SessionPicker picking={picking} onClose={endPicking} />
    </Suspense>
  )
}
