/** One of `count` colours, the same for an id on every screen and device. */
export const avatarHue = (id: string, count: number): number => {
  // FNV-1a: ids that were made one after the other differ in few places, colours should differ all the same.
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % count
}

const isCjk = (character: string): boolean =>
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(character)

/** One or two letters for a name: first and last word's, or the last character of a Chinese name (its given name). */
export const initials = (label: string): string => {
  if (/^#\w{4}$/.test(label)) return label.slice(1, 3)
  const characters = [...label.trim()]
  if (characters.length === 0) return '?'
  const last = characters.at(-1) ?? ''
  if (characters.some(isCjk) && isCjk(last)) return last
  const words = label
    .trim()
    .split(/[\s._@-]+/u)
    .filter(Boolean)
  const first = [...(words[0] ?? label)][0] ?? '?'
  const second = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + second).toLocaleUpperCase()
}
