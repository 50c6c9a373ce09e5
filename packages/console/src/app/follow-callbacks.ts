import { withTexts } from '../lib/i18n.ts'
import type { Live } from '../state/live.ts'

/** Notices of the revisit list are rare: what tells them comes with the first one. @returns what stops it */
export const followCallbacks = ({ client }: Live, agentId: string): (() => void) =>
  client.on('frame', (frame) => {
    if (frame.type === 'callback.notice')
      void withTexts('revisits', () => import('./callback-notice.ts'))
        .then(({ tellOfCallback }) => tellOfCallback(frame, agentId))
        .catch(() => undefined)
  })
