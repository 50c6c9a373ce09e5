import type { Locator, Page } from 'playwright-core'
import { makePicture } from './sample-files.ts'
import type { Shopper } from './shopper.ts'

export type Sample = { name: string; mimeType: string; buffer: Buffer }

export const png = (name: string, width = 640, height = 480): Sample => ({
  name,
  mimeType: 'image/png',
  buffer: makePicture(width, height, [220, 90, 160]),
})

/** Puts files in by the button's own field. */
export const attach = (root: Page | Locator | Shopper['panel'], ...files: Sample[]): Promise<void> =>
  root.locator('input[type=file][aria-label="Attach files"]').setInputFiles(files)

/** As if files came from the desktop: dropped onto, or pasted into, an element. */
export const bring = (target: Locator, how: 'drop' | 'paste', { name, mimeType, buffer }: Sample): Promise<void> =>
  target.evaluate(
    (element, { how, name, mimeType, bytes }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], name, { type: mimeType }))
      const options = { bubbles: true, cancelable: true }
      if (how === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }))
      else
        for (const type of ['dragenter', 'dragover', 'drop'])
          element.dispatchEvent(new DragEvent(type, { ...options, dataTransfer: data }))
    },
    { how, name, mimeType, bytes: [...buffer] },
  )
