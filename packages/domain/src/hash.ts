/** A number from 0 to 2^32 - 1 that texts spread over evenly (FNV-1a with the finish of MurmurHash3). */
export const hashOf = (text: string): number => mix(hashOn(text))

/** FNV-1a before its finish, going on `from` a text before: what many texts begin with is gone through once. */
export const hashOn = (text: string, from = 0x811c9dc5): number => {
  let hash = from
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Numbers that differ little become numbers that have nothing in common. */
export const mix = (number: number): number => {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
