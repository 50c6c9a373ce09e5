import { createRef, render } from 'preact'
import type { Desk } from '../bridge/desk.ts'
import type { Kept } from '../bridge/kept.ts'
import { PanelScope } from './hooks.ts'
import { fetchLater } from './later.ts'
import css from './panel.css?inline'
import { Panel } from './panel.tsx'
import { createPanelDesk, type PanelDesk } from './panel-desk.ts'
import { loadTexts } from './texts.ts'
import { applyTheme } from './theme.ts'

let isDressed = false
/** Styles, and the site's colours, once. */
export const dress = ({ appearance, alone }: Pick<Desk, 'appearance' | 'alone'>): void => {
  if (isDressed) return
  isDressed = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const root = document.documentElement
  root.classList.toggle('alone', alone)
  applyTheme(root, appearance)
}

/** Draws the panel, and again in each language that is chosen. */
export const mountPanel = async (
  place: HTMLElement,
  bare: Desk,
  kept: Kept,
  api: PanelDesk['api'],
): Promise<{ focus(): void }> => {
  const desk = createPanelDesk(bare, kept, api)
  const root = document.documentElement
  const input = createRef<HTMLTextAreaElement>()
  const draw = async () => {
    const language = desk.language.get()
    const texts = await loadTexts(language)
    if (desk.language.get() !== language) return
    root.lang = language
    document.title = `${texts.t('launcher.title')} · ${desk.appearance.siteName}`
    render(
      <PanelScope.Provider value={{ desk, texts }}>
        <Panel input={input} />
      </PanelScope.Provider>,
      place,
    )
  }
  dress(desk)
  const setNarrow = (narrow: boolean) => void root.classList.toggle('narrow', narrow)
  setNarrow(desk.narrow.get())
  desk.narrow.on(setNarrow)
  desk.language.on(() => void draw())
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null)
      desk.close()
  })
  await draw()
  setTimeout(fetchLater, 500)
  return {
    focus() {
      // An on-screen keyboard that jumps up hides what the visitor came to read.
      if (matchMedia('(pointer: coarse)').matches) place.querySelector<HTMLElement>('header button')?.focus()
      else input.current?.focus()
    },
  }
}
