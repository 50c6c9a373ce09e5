type Attributes = {
  readonly [name: string]: string | number | boolean | null | undefined | ((event: never) => void)
}
type Child = Node | string | null | false

/**
 * Makes an element. Attributes that are functions listen to the event of their name, `true` stands without a value, and what
 * is `false`, null or undefined is left out. Texts become text nodes, whatever is in them.
 */
export const el = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value as (event: Event) => void)
    else set(element, key, value)
  }
  element.append(...children.filter((child) => child !== null && child !== false))
  return element
}

/** Sets one attribute, or takes it away. */
export const set = (element: Element, name: string, value: string | number | boolean | null | undefined): void => {
  if (value === false || value === null || value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

const svgSpace = 'http://www.w3.org/2000/svg'

const shapes = {
  attach:
    'M20 11.500l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700',
  camera: 'M3.500 8h4l1.500-2.500h6L16.500 8h4v11h-17zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  mic: 'M12 3.500a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3',
  smile:
    'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM8.500 14.200a4.200 4.200 0 0 0 7 0M9 9.500v.01M15 9.500v.01',
  close: 'M6 6l12 12M18 6L6 18',
  again: 'M19 12a7 7 0 1 1-2-5l2 2M19 4.500V9h-4.500',
  play: 'M8 5.500l11 6.500-11 6.500z',
  pause: 'M8.500 5.500v13M15.500 5.500v13',
  stop: 'M6.500 6.500h11v11h-11z',
  send: 'M12 19V5.500M6 11l6-6 6 6',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  save: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  file: 'M6.500 3.500h7l4 4v13h-11zM13.500 3.500v4h4',
  alert: 'M12 8v5M12 16.500v.01M12 3.500l9 16H3z',
  film: 'M4 5.500h16v13H4zM10 9l5 3-5 3z',
  note: 'M9 18V6l10-2v12M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zM19 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9.010V9',
} as const
export type Shape = keyof typeof shapes

/** One set, one stroke; always beside or inside something that has a name. */
export const icon = (shape: Shape): SVGElement => {
  const svg = document.createElementNS(svgSpace, 'svg')
  const path = document.createElementNS(svgSpace, 'path')
  for (const [name, value] of Object.entries({
    class: `media-icon media-icon-${shape}`,
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value)
  path.setAttribute('d', shapes[shape])
  svg.append(path)
  return svg
}

/** A button that shows an icon and says its name. */
export const iconButton = (shape: Shape, label: string, click: () => void, name = ''): HTMLButtonElement =>
  el('button', { type: 'button', class: `media-button ${name}`, 'aria-label': label, title: label, click }, icon(shape))
