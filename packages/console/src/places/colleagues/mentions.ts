/** What is typed after an `@` just before the caret; null where nobody is being called. */
export const wantedMention = (text: string, caret: number): { from: number; wanted: string } | null => {
  const from = text.lastIndexOf('@', caret - 1)
  if (from === -1 || (from > 0 && !/\s/.test(text[from - 1] ?? ''))) return null
  const wanted = text.slice(from + 1, caret)
  return wanted.includes('\n') || wanted.length > 40 ? null : { from, wanted }
}

type Person = { id: string; label: string }

/** Who may be meant, at most five. */
export const mentionable = (people: readonly Person[], wanted: string): Person[] => {
  const word = wanted.toLocaleLowerCase()
  return people.filter(({ label }) => label.toLocaleLowerCase().includes(word)).slice(0, 5)
}

/** Puts a name in the place of what was typed; gives where the caret goes. */
export const putMention = (
  text: string,
  { from, wanted }: { from: number; wanted: string },
  label: string,
): { text: string; caret: number } => {
  const name = `@${label} `
  return { text: text.slice(0, from) + name + text.slice(from + 1 + wanted.length), caret: from + name.length }
}

/** Whom a text calls by name; of two names of which one begins with the other, the longer. */
export const mentionsIn = (people: readonly Person[], text: string): string[] => {
  let rest = text
  return [...people]
    .sort((a, b) => b.label.length - a.label.length)
    .filter(({ label }) => {
      const isCalled = rest.includes(`@${label}`)
      if (isCalled) rest = rest.replaceAll(`@${label}`, '')
      return isCalled
    })
    .map(({ id }) => id)
}
