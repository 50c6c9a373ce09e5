import { createTray, type Tray } from '@frontdesk/media/tray'
import type { FileCard } from '@frontdesk/protocol'
import { randomId } from '../../../lib/random-id.ts'
import type { Live } from '../../../state/live.ts'

/** The files of one canned response while it is being edited. */
export const createCannedTray = ({ files }: Pick<Live, 'files'>, had: readonly FileCard[]): Tray => {
  const tray = createTray({
    files: { upload: (_nowhere, file, options) => files.keep(file, options) },
    conversation: async () => '',
    newKey: randomId,
    preview: (file) => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null),
    forget: (preview) => URL.revokeObjectURL(preview),
    spoken: () => {},
    released: () => {},
  })
  tray.addKept(had, null)
  return tray
}

/** Waits until nothing is on its way any more. @returns the ids of the files; null where one was not taken */
export const settledFiles = (tray: Tray): Promise<string[] | null> =>
  new Promise((resolve) => {
    const look = (): void => {
      const { items } = tray
      const isFailed = items.some(({ state }) => state === 'failed')
      if (!isFailed && items.some(({ state }) => state !== 'ready')) return
      stop()
      resolve(isFailed ? null : items.flatMap(({ card }) => card?.id ?? []))
    }
    const stop = tray.onChange(look)
    look()
  })
