import { createRef, render } from 'preact'
import { PanelScope } from '../panel/hooks.ts'
import { fetchLater } from '../panel/later.ts'
import panelCss from '../panel/panel.css?inline'
import { Panel } from '../panel/panel.tsx'
import { loadTexts } from '../panel/texts.ts'
import { paintTheme } from '../panel/theme.ts'
import { isPreviewMessage, type PreviewMessage, type PreviewReady } from '../shared/preview-messages.ts'
import previewCss from './preview.css?inline'
import { createPreviewIcon } from './preview-icon.ts'
import { createStillDesk } from './still-desk.ts'

/**
 * The panel with an example, drawn anew with each message of the page around it, which must be one of our own. Asks
 * nothing of the server: the policy of its page forbids it.
 */
const nowMs = Date.now()
const icon = createPreviewIcon()
const box = document.createElement('div')
box.className = 'preview-box'
for (const css of [panelCss, previewCss]) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
document.body.append(box)
fetchLater()

const input = createRef<HTMLTextAreaElement>()
const dark = matchMedia('(prefers-color-scheme: dark)')
let latest: PreviewMessage | null = null

const draw = async (message: PreviewMessage) => {
  const { appearance, language, view = 'conversation' } = message
  latest = message
  const [texts, { Consent }] = await Promise.all([loadTexts(language), import('../forms/consent.tsx')])
  if (latest !== message) return
  const root = document.documentElement
  root.lang = language
  document.title = texts.t('launcher.title')
  document.body.classList.toggle('at-start', appearance.position === 'start')
  paintTheme(root, appearance, dark.matches)
  icon.show(appearance)
  const desk = createStillDesk({ appearance, language, view, nowMs })
  render(
    // Another view or language is another panel; other words and colours are the same one.
    <PanelScope.Provider key={`${view} ${language}`} value={{ desk, texts }}>
      {view === 'consent' ? (
        <Consent
          appearance={appearance}
          alone={false}
          narrow={false}
          texts={texts}
          agree={() => {}}
          decline={() => {}}
        />
      ) : (
        <Panel input={input} />
      )}
    </PanelScope.Provider>,
    box,
  )
}

addEventListener('message', ({ data, origin, source }) => {
  if (origin === location.origin && source === parent && isPreviewMessage(data)) void draw(data)
})
dark.addEventListener('change', () => {
  if (latest !== null) void draw(latest)
})
parent.postMessage({ type: 'frontdesk.preview.ready' } satisfies PreviewReady, location.origin)
