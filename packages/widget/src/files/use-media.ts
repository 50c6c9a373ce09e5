import { useEffect, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'

type Part = typeof import('./panel-media.ts')
export type PanelMedia = { part: Part; media: Awaited<ReturnType<Part['panelMedia']>> }

/** What was loaded last: what is drawn afterwards stands at once. */
let known: { language: string; loaded: PanelMedia } | null = null

/** All that shows files is fetched when the first one asks; null until it is here. */
export const useMedia = (): PanelMedia | null => {
  const { desk, texts } = usePanel()
  const { language } = texts
  const [, setLoaded] = useState<PanelMedia | null>(null)
  const isHere = known?.language === language
  useEffect(() => {
    if (isHere) return
    const load = async () => {
      const part = await import('./panel-media.ts')
      const loaded = { part, media: await part.panelMedia(desk, language) }
      known = { language, loaded }
      setLoaded(loaded)
    }
    // Not to be had now: the next drawing asks again.
    load().catch(() => {})
  })
  return isHere && known !== null ? known.loaded : null
}
