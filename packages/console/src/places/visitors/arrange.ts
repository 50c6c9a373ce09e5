import type { VisitorHere } from '@frontdesk/protocol'

export const sorts = ['newest', 'longest', 'page', 'pages'] as const
export type Sort = (typeof sorts)[number]

/** What a look at the board leaves out; an empty text leaves out nothing. */
export type Look = {
  search: string
  sort: Sort
  state: '' | VisitorHere['state']
  site: string
  country: string
  device: '' | VisitorHere['visit']['device']
  language: string
  returning: '' | 'yes' | 'no'
  mine: boolean
}

export const wholeLook: Look = {
  search: '',
  sort: 'newest',
  state: '',
  site: '',
  country: '',
  device: '',
  language: '',
  returning: '',
  mine: false,
}

export const isFiltered = (look: Look): boolean =>
  Object.entries(look).some(([name, value]) => name !== 'sort' && Boolean(value))

/** The language of a tag, without its country. */
export const mainLanguage = (tag: string | null): string => (tag ?? '').split(/[-_]/)[0]?.toLowerCase() ?? ''

export const isOwn = ({ visit }: VisitorHere, meId: string | undefined): boolean =>
  visit.pickedAgent !== null && visit.pickedAgent.id === meId

/** The rows of a look in their order: whoever is picked for the agent first, then as is wanted. */
export const arrange = (rows: Iterable<VisitorHere>, look: Look, meId: string | undefined): VisitorHere[] => {
  const words = look.search.toLowerCase().split(/\s+/).filter(Boolean)
  const compare = comparisons[look.sort]
  return [...rows]
    .filter((row) => passes(row, look, meId) && words.every((word) => textOf(row).includes(word)))
    .map((row) => ({ row, own: isOwn(row, meId) }))
    .sort(
      (a, b) =>
        Number(b.own) - Number(a.own) || compare(a.row, b.row) || (a.row.contact.id < b.row.contact.id ? -1 : 1),
    )
    .map(({ row }) => row)
}

const passes = ({ visit, ...row }: VisitorHere, look: Look, meId: string | undefined): boolean =>
  (look.state === '' || row.state === look.state) &&
  (look.site === '' || row.site.id === look.site) &&
  (look.country === '' || visit.country === look.country) &&
  (look.device === '' || visit.device === look.device) &&
  (look.language === '' || mainLanguage(visit.language) === look.language) &&
  (look.returning === '' || row.returning === (look.returning === 'yes')) &&
  (!look.mine || visit.pickedAgent?.id === meId)

const comparisons: { readonly [S in Sort]: (a: VisitorHere, b: VisitorHere) => number } = {
  newest: (a, b) => b.visit.startedAtMs - a.visit.startedAtMs,
  longest: (a, b) => a.visit.startedAtMs - b.visit.startedAtMs,
  page: (a, b) => a.pageSinceMs - b.pageSinceMs,
  pages: (a, b) => b.pages - a.pages,
}

const texts = new WeakMap<VisitorHere, string>()

/** All that is searched of a row; made once, since a row that changes is another. */
const textOf = (row: VisitorHere): string => {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { contact, visit, site } = row
  const text = [
    contact.label,
    contact.name,
    contact.email,
    contact.phone,
    visit.pageTitle,
    visit.pageUrl,
    visit.referrer,
    site.name,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
  texts.set(row, text)
  return text
}

export type Choices = { sites: { id: string; name: string }[]; countries: string[]; languages: string[] }

/** What can be chosen from among those who are here. */
export const choicesOf = (rows: Iterable<VisitorHere>): Choices => {
  const sites = new Map<string, string>()
  const countries = new Set<string>()
  const languages = new Set<string>()
  for (const { site, visit } of rows) {
    sites.set(site.id, site.name)
    if (visit.country !== null) countries.add(visit.country)
    if (visit.language !== null) languages.add(mainLanguage(visit.language))
  }
  return {
    sites: [...sites].map(([id, name]) => ({ id, name })),
    countries: [...countries].sort(),
    languages: [...languages].sort(),
  }
}
