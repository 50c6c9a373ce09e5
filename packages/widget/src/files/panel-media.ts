import { attachFiles } from '@frontdesk/client/files'
import { createPlayback } from '@frontdesk/media/playback'
import { putOverXhr } from '@frontdesk/media/put-over-xhr'
import { loadMediaTexts } from '@frontdesk/media/texts'
import type { PanelDesk } from '../panel/panel-desk.ts'
import type { Language } from '../shared/language.ts'

export { withFiles } from '@frontdesk/client/files'
export { mountAttach } from '@frontdesk/media/attach'
export { mountEmoji } from '@frontdesk/media/attach-emoji'
export { drawFiles } from '@frontdesk/media/draw-files'
export { createTray } from '@frontdesk/media/tray'

const connect = ({ client, api }: Pick<PanelDesk, 'client' | 'api'>) => ({
  files: attachFiles<Blob>(client, {
    put: putOverXhr(() => ({ authorization: `Bearer ${api.token ?? ''}` })),
    timers: {
      nowMs: Date.now,
      set: (run, delayMs) => setTimeout(run, delayMs),
      clear: (handle) => clearTimeout(handle as number),
    },
    random: Math.random,
  }),
  playback: createPlayback(new Audio()),
})

let connected: ReturnType<typeof connect> | null = null

/** What parts with files in them work with, in one language. */
export const panelMedia = async (desk: Pick<PanelDesk, 'client' | 'api'>, language: Language) => {
  connected ??= connect(desk)
  return { ...connected, texts: await loadMediaTexts(language) }
}
