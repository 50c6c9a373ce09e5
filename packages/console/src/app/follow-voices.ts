import type { FileCard } from '@frontdesk/protocol'
import { playback } from '../files/playback.ts'
import { t } from '../lib/i18n.ts'
import type { Nearness } from '../lib/one-tab.ts'
import { authorName } from '../lib/visitor-name.ts'
import type { Live } from '../state/live.ts'
import { lookedAt } from '../state/looking-at.ts'
import { usePreferences } from '../state/preferences.ts'
import { toast } from '../state/toasts.ts'
import { createTabsOf } from './attention.ts'

const tabsOf = createTabsOf('voices')

const nearnessTo = (conversationId: string): Nearness => {
  if (document.visibilityState !== 'visible') return 'elsewhere'
  return lookedAt() === conversationId ? 'reading' : 'focused'
}

/**
 * Plays visitors' voice messages by themselves, one after another and in one tab only, while the device's setting is on (mark
 * E9): those of the agent's own conversations, and of the one on the screen. @returns what stops it
 */
export const followVoices = ({ client, files }: Live, agentId: string): (() => void) => {
  const play = async (conversationId: string, card: FileCard, by: string): Promise<void> => {
    const nearness = nearnessTo(conversationId)
    if (!(await tabsOf(agentId).claim(card.id, nearness))) return
    playback().enqueue({
      id: card.id,
      lengthMs: card.durationMs ?? 0,
      address: () => files.freshAddress(card.id, 'view'),
    })
    // Else it stands before the agent's eyes.
    if (nearness !== 'reading') toast(t('voice.plays', { name: by }))
  }
  const off = client.on('entries', ({ conversationId, entries, initial }) => {
    if (initial || !usePreferences.getState().voicePlays) return
    for (const { author, content } of entries) {
      if (author.kind !== 'contact' || content.kind !== 'message') continue
      for (const card of content.files ?? [])
        if (card.voice && card.playable) void play(conversationId, card, authorName(t, author))
    }
  })
  // The browser forbids it until the page is touched.
  const touched = (): void => playback().resume()
  addEventListener('pointerdown', touched)
  addEventListener('keydown', touched)
  return () => {
    off()
    playback().clearLine()
    playback().pause()
    removeEventListener('pointerdown', touched)
    removeEventListener('keydown', touched)
  }
}
