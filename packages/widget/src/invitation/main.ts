import type { Appearance } from '@frontdesk/protocol'
import { groundOf, initialsOf } from '../panel/faces.ts'
import { applyTheme } from '../panel/theme.ts'
import { type InvitationBox, pack } from '../shared/page-messages.ts'
import css from './invitation.css?inline'
import { deepFocus, isWritten, mayShow } from './may-show.ts'

/** How often it is looked whether a visitor who was writing has stopped. */
const lookEveryMs = 500
const pictureSize = 80

type Page = { frame: HTMLIFrameElement; origin: string; appearance: Appearance }

const html = <K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

const addStyles = (root: ShadowRoot): void => {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.append(html('style', css))
  }
}

/** A picture comes as pixels: the page's own policy need not know where it is from. */
const faceOf = ({ agent, picture }: InvitationBox): HTMLElement => {
  if (picture === null) {
    const face = html('i', initialsOf(agent.label))
    face.style.background = groundOf(agent.id)
    face.ariaHidden = 'true'
    return face
  }
  const face = html('canvas')
  face.width = face.height = pictureSize
  face.getContext('2d')?.drawImage(picture, 0, 0, pictureSize, pictureSize)
  return face
}

/** What was written before this was here is not known: whoever has a field in hand may be writing. */
let typedAtMs = Date.now()
let shown: { host: HTMLElement; section: HTMLElement; box: InvitationBox } | null = null
let waiting = 0
let isListening = false

/** Draws the box in a shadow of its own; whatever people wrote goes in as text. */
const draw = (box: InvitationBox, page: Page): void => {
  const host = shown?.host ?? html('div')
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  if (shown === null) addStyles(root)
  const section = html('section')
  const title = html('h2', box.agent.label)
  const words = html('p', box.text)
  title.id = 'who'
  words.id = 'words'
  section.role = 'dialog'
  section.setAttribute('aria-labelledby', 'who')
  section.setAttribute('aria-describedby', 'words')
  section.lang = box.language
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl'
  section.dir = isRtl === (page.appearance.position === 'start') ? 'ltr' : 'rtl'
  applyTheme(section, page.appearance)
  const head = html('header')
  const said = html('p', box.status)
  head.append(faceOf(box), title)
  // The writing runs its own way; only the place follows the icon.
  for (const line of [head, words, said]) line.dir = 'auto'
  said.role = 'status'
  const acts = html('footer')
  const act = (label: string, answer: 'accept' | 'decline') => {
    const button = html('button', label)
    if (box.isBusy) button.ariaDisabled = 'true'
    else button.onclick = () => tell(page, box, answer)
    acts.append(button)
  }
  act(box.accept, 'accept')
  act(box.decline, 'decline')
  section.append(head, words, html('p', box.note), said, acts)
  const focused = shown?.section.contains(root.activeElement) ? [...shown.section.querySelectorAll('button')] : []
  const at = focused.indexOf(root.activeElement as HTMLButtonElement)
  // It stays as it stood: only the first coming moves.
  if (shown !== null) section.style.animation = 'none'
  const heard = root.querySelector('span') ?? html('span')
  heard.role = 'status'
  root.replaceChildren(...root.querySelectorAll('style'), section, heard)
  // On the root element: a page that replaces its body does not take it along.
  if (!host.isConnected) document.documentElement.append(host)
  if (at >= 0) acts.querySelectorAll('button')[at]?.focus()
  // A status that was there before its words is read without anybody being interrupted.
  if (shown === null) setTimeout(() => (heard.textContent = `${box.agent.label}: ${box.text}`), 100)
  shown = { host, section, box }
}

const tell = ({ frame, origin }: Page, { id }: InvitationBox, answer: 'accept' | 'decline'): void =>
  frame.contentWindow?.postMessage(pack({ type: 'answer', id, answer }), origin)

/** Where it would stand: the corner of the icon, or a phone's lower edge. */
const placeOf = ({ position }: Appearance) => {
  const { innerWidth: width, innerHeight: height } = window
  const isNarrow = width <= 480
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl'
  const isLeft = isRtl === (position === 'end')
  const [left, right] = isNarrow ? [0, width] : isLeft ? [0, 380] : [width - 380, width]
  return { left, right, top: height - (isNarrow ? 260 : 340), bottom: height }
}

const listen = (page: Page): void => {
  if (isListening) return
  isListening = true
  addEventListener('keydown', () => (typedAtMs = Date.now()), { capture: true, passive: true })
  addEventListener('keydown', (event) => {
    if (shown === null || event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    // Escape is the page's where somebody writes, and where the page has something of its own open.
    if (isWritten(deepFocus(), page.frame) || document.querySelector('dialog[open]')) return
    tell(page, shown.box, 'decline')
  })
}

/**
 * Shows an invitation on the page, changes what it shows, or takes it away with null. It waits while the visitor writes and
 * never takes the focus.
 */
export const show = (
  { box }: { box: InvitationBox | null },
  frame: HTMLIFrameElement,
  origin: string,
  appearance: Appearance,
) => {
  const page = { frame, origin, appearance }
  clearInterval(waiting)
  if (box === null) {
    shown?.host.remove()
    shown = null
    return
  }
  listen(page)
  const look = () => {
    if (shown === null && !mayShow(deepFocus(), frame, placeOf(appearance), Date.now() - typedAtMs)) return
    clearInterval(waiting)
    draw(box, page)
  }
  waiting = setInterval(look, lookEveryMs) as unknown as number
  look()
}
