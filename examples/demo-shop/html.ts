/** Markup that is safe to send as it is. */
export type Html = { readonly markup: string }

type Value = Html | string | number | false | null | undefined | readonly Value[]

const entities: { [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const toMarkup = (value: Value): string => {
  if (value === false || value === null || value === undefined) return ''
  if (isList(value)) return value.map(toMarkup).join('')
  if (typeof value === 'object') return value.markup
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Writes markup; every value that is not markup itself is escaped. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  markup: parts.map((part, i) => part + (i < values.length ? toMarkup(values[i]) : '')).join(''),
})

/** Markup of our own that stands in the sources, such as a drawing. Never for anything that came from outside. */
export const drawn = (markup: string): Html => ({ markup })
