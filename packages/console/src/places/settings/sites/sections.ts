/** The parts of a site's page, each with an address of its own, in order. */
export const sections = [
  'installation',
  'appearance',
  'texts',
  'before-chat',
  'addresses',
  'service',
  'identity',
  'retention',
] as const
export type Section = (typeof sections)[number]

/** What the address names; the first where it names none. */
export const readSection = (written: string | undefined): Section =>
  sections.find((section) => section === written) ?? sections[0]

/** Where a problem's place is edited. */
export const sectionOfPlace = (place: string): Section => {
  if (place === 'accent' || place === 'position' || place === 'theme') return 'appearance'
  if (place.startsWith('texts')) return 'texts'
  if (place === 'teamId' || place === 'hoursId') return 'service'
  if (place === 'name' || place.startsWith('origin')) return 'addresses'
  return 'before-chat'
}
