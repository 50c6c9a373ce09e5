import { push } from './page-calls.ts'
import type { Shopper } from './shopper.ts'
import type { Stage } from './stage.ts'

/** A visitor whom the site has told by name, on a page of the shop. */
export const comesAs = async (
  stage: Pick<Stage, 'shopper'>,
  name: string,
  { path = '/en/', ...options }: Parameters<Stage['shopper']>[0] & { path?: string } = {},
): Promise<Shopper> => {
  const shopper = await stage.shopper(options)
  await shopper.visit(path)
  await push(shopper.page, 'update', { name })
  return shopper
}
