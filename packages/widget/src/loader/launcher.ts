import type { Appearance } from '@frontdesk/protocol'
import type { Shown } from '../shared/page-messages.ts'
import css from './launcher.css?inline'

const chatShape = 'M4 5.5h16v11h-8.5L7 20v-3.5H4z'
const closeShape = 'M6 9.5l6 6 6-6'

const create = <T extends Element>(element: T, attributes: { [name: string]: string | boolean }): T => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`)
  return element
}
const html = <K extends keyof HTMLElementTagNameMap>(name: K) => document.createElement(name)
const svg = <K extends 'svg' | 'path'>(name: K) => document.createElementNS('http://www.w3.org/2000/svg', name)

/** Pages with a strict style policy allow constructed sheets; browsers without them get an element. */
const addStyles = (root: ShadowRoot) => {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.appendChild(html('style')).textContent = css
  }
}

/** The icon and the frame, in a shadow root that the page's styles don't reach. Shows what it is told, decides nothing. */
export const createLauncher = (
  { accent, position, theme }: Appearance,
  src: string,
  on: { click(): void; approach(): void },
) => {
  const host = html('div')
  const root = host.attachShadow({ mode: 'open' })
  const box = html('div')
  const frame = create(html('iframe'), { src, allow: 'autoplay;camera;fullscreen;microphone' })
  const button = html('button')
  const badge = create(html('span'), { 'aria-hidden': true })
  const path = svg('path')
  const picture = create(svg('svg'), { viewBox: '0 0 24 24', 'aria-hidden': true })
  addStyles(root)
  box.style.setProperty('--accent', accent)
  box.style.colorScheme = theme === 'auto' ? 'light dark' : theme
  // At the end of the page's lines, or at their start: the same as the end for the other direction.
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl'
  box.dir = isRtl === (position === 'start') ? 'ltr' : 'rtl'
  button.onclick = on.click
  button.onpointerenter = button.onfocus = on.approach
  picture.append(path)
  button.append(picture, badge)
  box.append(frame)
  root.append(box)
  // On the root element: a page that transforms or replaces its body takes neither along.
  document.documentElement.append(host)

  return {
    frame,
    /** The icon comes once the frame answers: before, it would lead nowhere. */
    reveal: () => box.append(button),
    focus: (open: boolean) => (open ? frame : button).focus(),
    /**
     * @param narrow whether the panel fills the screen
     * @param room what an on-screen keyboard leaves of it, in CSS pixels of the page
     */
    show({ open, label, title, badge: count }: Shown, narrow: boolean, room: VisualViewport | null): void {
      box.className = `${open ? 'open' : ''} ${narrow ? 'narrow' : ''}`
      create(path, { d: open ? closeShape : chatShape })
      create(button, { 'aria-expanded': open, 'aria-label': label })
      badge.textContent = count
      frame.title = title
      const { style } = frame
      style.top = style.height = ''
      if (open && narrow && room) {
        style.top = `${room.offsetTop}px`
        style.height = `${room.height}px`
      }
    },
    remove: () => host.remove(),
  }
}
