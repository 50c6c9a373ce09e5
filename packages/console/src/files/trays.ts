import type { SendOptions } from '@frontdesk/client'
import { withFiles } from '@frontdesk/client'
import { createTray, type Tray } from '@frontdesk/media/tray'
import type { FileCard } from '@frontdesk/protocol'
import { randomId } from '../lib/random-id.ts'
import type { Live } from '../state/live.ts'

/** What becomes of the files of one conversation that are being put into a message. */
export type Attaching = {
  readonly tray: Tray
  /** Sends what is written, as the composer had it last: it may be gone by the time the files are ready. */
  send: () => void
  /** To whom a voice message goes, as the composer had it last. */
  visibility: NonNullable<SendOptions['visibility']>
}

/** Of each connection, by conversation: going elsewhere stops no upload. */
const all = new WeakMap<Live, Map<string, Attaching>>()

export const attachingOf = (live: Live, conversationId: string): Attaching => {
  const own = all.get(live) ?? new Map<string, Attaching>()
  all.set(live, own)
  const had = own.get(conversationId)
  if (had !== undefined) return had
  const spoken = (card: FileCard): void => {
    live.client.send(conversationId, '', { visibility: attaching.visibility, ...withFiles([card]) })
  }
  const attaching: Attaching = {
    tray: createTray({
      files: live.files,
      conversation: async () => conversationId,
      newKey: randomId,
      preview: (file) => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null),
      forget: (preview) => URL.revokeObjectURL(preview),
      spoken,
      released: () => attaching.send(),
    }),
    send: () => {},
    visibility: 'everyone',
  }
  own.set(conversationId, attaching)
  return attaching
}
