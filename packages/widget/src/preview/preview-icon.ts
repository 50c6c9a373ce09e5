import type { Appearance } from '@frontdesk/protocol'
import css from '../loader/launcher.css?inline'

const closeShape = 'M6 9.5l6 6 6-6'

/** The icon as the loader shows it beside an open panel. It is a picture here: it does nothing and has no name. */
export const createPreviewIcon = () => {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement('div')
  const button = document.createElement('button')
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  picture.setAttribute('viewBox', '0 0 24 24')
  path.setAttribute('d', closeShape)
  picture.append(path)
  button.append(picture)
  button.tabIndex = -1
  host.ariaHidden = 'true'
  box.append(button)
  root.append(box)
  document.documentElement.append(host)
  return {
    show({ accent, position }: Pick<Appearance, 'accent' | 'position'>): void {
      box.style.setProperty('--accent', accent)
      box.dir = position === 'start' ? 'rtl' : 'ltr'
    },
  }
}
