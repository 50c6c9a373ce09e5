/** Where a page of a list that is in order of time ended. */
export type ListPlace = { atMs: number; id: string }

export const firstPage: ListPlace = { atMs: Number.MAX_SAFE_INTEGER, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

export const writePlace = ({ atMs, id }: ListPlace): string => `${atMs}.${id}`

/** Null for anything that is not of the form we write. */
export const readPlace = (text: string): ListPlace | null => {
  const match = /^([0-9]{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  const [, atMs, id] = match ?? []
  return atMs === undefined || id === undefined ? null : { atMs: Number(atMs), id }
}
