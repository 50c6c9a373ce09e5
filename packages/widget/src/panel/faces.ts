/** Muted grounds on which white letters are readable. */
const grounds = ['#3b6ea8', '#8a4f7d', '#2f7d6b', '#9a5b2c', '#5a5fa8', '#7a6a1f', '#a1485a', '#4a7a3a']

/** The same colour for the same person, everywhere and always. */
export const groundOf = (id: string): string => {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_536
  return grounds[sum % grounds.length] ?? '#3b6ea8'
}

/** Two letters of a Latin name, the last character of a Chinese one. */
export const initialsOf = (label: string): string => {
  const name = label.trim()
  if (/\p{Script=Han}/u.test(name)) return [...name].at(-1) ?? ''
  const words = name.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
