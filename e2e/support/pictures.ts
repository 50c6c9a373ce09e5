import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkout } from '@frontdesk/testkit'
import type { Page } from 'playwright-core'

const output = join(checkout, 'test-output')

const fileName = (title: string): string =>
  title
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)

/** What stood on the pages of a journey when it failed. */
export const photographFailure = async (title: string, pages: readonly Page[]): Promise<void> => {
  const folder = join(output, 'failures')
  await mkdir(folder, { recursive: true })
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${fileName(title)}-${index + 1}.png`) }).catch(() => undefined)
}
