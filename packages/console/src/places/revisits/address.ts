import type { Params } from '@frontdesk/protocol'

/** What of the list is looked for, as it stands in the address. What is not named is the usual. */
export type RevisitSearch = Pick<Params<'callback.list'>, 'state' | 'owner' | 'due' | 'search'> & { present?: true }

const states = ['current', 'open', 'solved', 'done'] as const
const owners = ['me', 'nobody'] as const
const dues = ['past', 'week', 'none'] as const

const oneOf = <W extends string>(words: readonly W[], value: unknown): W | undefined =>
  words.find((word) => word === value)

/** Leaves out what is not of the closed words. */
export const readRevisitSearch = (search: { [key: string]: unknown }): RevisitSearch => {
  const [state, owner, due] = [
    oneOf(states, search['state']),
    oneOf(owners, search['owner']),
    oneOf(dues, search['due']),
  ]
  const text = typeof search['search'] === 'string' ? search['search'].slice(0, 100) : ''
  return {
    ...(state !== undefined && state !== 'current' && { state }),
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
    ...(text !== '' && { search: text }),
    ...(search['present'] === true && { present: true }),
  }
}

/** What the server is asked: usually what is not done. */
export const filterOf = (search: RevisitSearch): Params<'callback.list'> => ({ state: 'current', ...search })

/** Whether anything else than the usual is asked for. */
export const isFiltered = (search: RevisitSearch): boolean => Object.keys(search).length > 0
