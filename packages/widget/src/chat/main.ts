import { boot } from '../loader/boot.ts'
import { readPage, watchPage } from '../loader/page.ts'
import { installPageApi } from '../loader/page-api.ts'
import { loadTexts } from '../panel/texts.ts'
import { chooseLanguage } from '../shared/language.ts'
import { pack, type ToFrame, type ToPage, unpack } from '../shared/page-messages.ts'
import css from './chat.css?inline'
import { takeIdentity } from './identity-in-address.ts'

/**
 * The chat as a page of its own. There is no shop's page around, so this stands in for the loader, in the bridge's own
 * window: a top-level window is its own parent, which is whom the bridge talks to. It must run before the bridge.
 */
const { origin, pathname } = location
const siteKey = decodeURIComponent(pathname.split('/').at(-1) ?? '')
const narrow = matchMedia('(max-width: 480px), (max-height: 480px)')
const wish = new URLSearchParams(location.search).get('lang')
const identity = takeIdentity(location, history)
const api = installPageApi()
if (identity !== null && window.Frontdesk) window.Frontdesk.push(['identify', identity])

const send = (message: ToFrame) => postMessage(pack(message), origin)

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

/** The site is switched off, there is none with this key, or the server does not answer. */
const sayClosed = async () => {
  const language = chooseLanguage([wish, ...navigator.languages])
  const texts = await loadTexts(language)
  document.documentElement.lang = language
  document.title = texts.t('launcher.title')
  const words = document.createElement('p')
  words.className = 'closed'
  words.setAttribute('role', 'status')
  words.textContent = texts.t('chat.closed')
  document.body.replaceChildren(words)
}

const isReady = new Promise<void>((resolve) => {
  addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || source !== window) return
    const message = unpack<ToPage>(data)
    switch (message?.type) {
      case 'ready':
        resolve()
        break
      case 'event':
        api?.tell(message.event, message.value)
        break
      case 'wanted':
        boot(origin, siteKey).then(
          ({ ticket }) => send({ type: 'ticket', ticket }),
          // Unanswered, the bridge asks again later.
          () => {},
        )
        break
      // There is neither icon nor frame, and this page's own storage is the chat's; who is in the chat needs no invitation to it.
      case 'invitation':
      case 'show':
      case 'handle':
      case undefined:
        break
    }
  })
})

const begin = async () => {
  const [{ ticket, appearance }] = await Promise.all([boot(origin, siteKey), isReady])
  document.title = appearance.siteName
  api?.ready((call) => send({ type: 'call', call }))
  narrow.onchange = () => send({ type: 'narrow', narrow: narrow.matches })
  const page = readPage()
  send({ type: 'init', ticket, appearance, page, languages: [wish], narrow: narrow.matches, active: true, alone: true })
  watchPage((page) => send({ type: 'page', page }))
}

begin().catch(sayClosed)
