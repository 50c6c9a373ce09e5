import { chooseLanguage } from '../shared/language.ts'
import { confirmAddress } from './confirm-address.ts'
import en from './locales/en.json'
import zhCN from './locales/zh-CN.json'
import styles from './verify.css?inline'

/**
 * The page behind the link that verifies a visitor's address. It asks nothing before its button is pressed: programs that
 * look into mails open links, but press no buttons.
 */
const language = chooseLanguage(navigator.languages)
const texts = { en, 'zh-CN': zhCN }[language]
const fill = (template: string, values: { [name: string]: string }): string =>
  template.replaceAll(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '')

const token = location.hash.slice(1)
// The token must not stay in the history or be copied along with the address.
history.replaceState(null, '', location.pathname)

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)
document.adoptedStyleSheets = [sheet]
document.documentElement.lang = language

const main = document.createElement('main')
const title = document.createElement('h1')
const words = document.createElement('p')
words.setAttribute('role', 'status')
const button = document.createElement('button')
button.type = 'button'
main.append(title, words)
document.body.append(main)

const show = (heading: string, text: string, action: string | null): void => {
  document.title = heading
  title.textContent = heading
  words.textContent = text
  button.textContent = action
  if (action === null) button.remove()
  else if (!button.isConnected) main.append(button)
}

let isBusy = false
const press = async (): Promise<void> => {
  if (isBusy) return
  isBusy = true
  button.setAttribute('aria-disabled', 'true')
  show(texts.title, texts.body, texts.busy)
  const answer = await confirmAddress(token)
  isBusy = false
  button.removeAttribute('aria-disabled')
  switch (answer.kind) {
    case 'done':
      return show(texts['done.title'], fill(texts.done, answer), null)
    case 'spent':
      return show(texts['spent.title'], texts.spent, null)
    case 'limited':
      return show(texts.title, texts.limited, texts.action)
    case 'unreachable':
      return show(texts.title, texts.unreachable, texts.action)
  }
}
button.addEventListener('click', () => void press())

if (token.length < 20) show(texts.title, texts.incomplete, null)
else show(texts.title, texts.body, texts.action)
