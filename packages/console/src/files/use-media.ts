import type { Media } from '@frontdesk/media/media'
import { loadMediaTexts, type MediaTexts } from '@frontdesk/media/texts'
import { useEffect, useMemo, useState } from 'react'
import { type Language, useLanguage } from '../lib/i18n.ts'
import { patiently } from '../lib/lazy-part.ts'
import { useLive } from '../state/live.ts'
import { playback } from './playback.ts'

/** Of what was loaded, so that what is drawn later stands at once. */
const known = new Map<Language, MediaTexts>()

/** What parts with files in them work with; null while nobody is connected, or the words are on their way. */
export const useMedia = (): Media | null => {
  const files = useLive()?.files
  const language = useLanguage()
  const [, setLoaded] = useState<Language | null>(null)
  const texts = known.get(language)
  useEffect(() => {
    if (known.has(language)) return
    void patiently(() => loadMediaTexts(language)).then((loaded) => {
      known.set(language, loaded)
      setLoaded(language)
    })
  }, [language])
  return useMemo(
    () => (files === undefined || texts === undefined ? null : { files, texts, playback: playback() }),
    [files, texts],
  )
}
