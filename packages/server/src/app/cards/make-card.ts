import { decideCard, system } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { CardJob } from './carder.ts'

/** Asks a page what it says of itself, and puts that beneath the message that leads there. */
export const makeCard = async (
  app: Pick<App, 'pages' | 'store'>,
  { accountId, conversationId, seq, text, url }: CardJob,
): Promise<void> => {
  const card = await app.pages.read(url)
  if (card === null) return
  await app.store.log.submit({
    kind: 'amend',
    accountId,
    conversationId,
    actor: system,
    seq,
    amend: (_, entry) => decideCard(entry, text, card),
  })
}
