import type { Asked } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'

/** Whether a block keeps them out now. Costs nothing but memory: the account's blocks are at hand. */
export const isBlocked = async (
  app: Pick<App, 'directory' | 'clock'>,
  accountId: string,
  asked: Asked,
): Promise<boolean> => {
  const { blocks } = await app.directory.of(accountId)
  return blocks.find(asked, app.clock.now()) !== null
}

/**
 * The one refusal for all that a blocked visitor asks, by whichever door. It says nothing of the reason, nor whether it is the
 * visitor or the address.
 * @throws Fault visitor.blocked
 */
export const refuseBlocked = async (
  app: Pick<App, 'directory' | 'clock'>,
  accountId: string,
  asked: Asked,
): Promise<void> => {
  if (await isBlocked(app, accountId, asked)) throw visitorBlocked()
}

export const visitorBlocked = (): Fault =>
  new Fault('visitor.blocked', 'This company does not chat with you at present.')
