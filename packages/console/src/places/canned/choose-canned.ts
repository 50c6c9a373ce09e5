import type { CannedResponse } from '@frontdesk/protocol'

/** What is typed after a `/` that begins a word, just before the caret; null where nothing is called. */
export const wantedCanned = (text: string, caret: number): { from: number; wanted: string } | null => {
  const from = text.lastIndexOf('/', caret - 1)
  if (from === -1 || (from > 0 && !/\s/.test(text[from - 1] ?? ''))) return null
  const wanted = text.slice(from + 1, caret)
  return /\s/.test(wanted) || wanted.length > 40 ? null : { from, wanted }
}

const most = 30

/** Those whose code begins so, then those whose code, title or words have it in them. */
export const cannedFound = (responses: readonly CannedResponse[], wanted: string): CannedResponse[] => {
  const word = wanted.toLocaleLowerCase()
  const rankOf = ({ code, title, texts }: CannedResponse): number => {
    if (code.toLocaleLowerCase().startsWith(word)) return 0
    if (`${code}\n${title}`.toLocaleLowerCase().includes(word)) return 1
    return texts.some(({ text }) => text.toLocaleLowerCase().includes(word)) ? 2 : 3
  }
  return responses
    .map((response) => ({ response, rank: rankOf(response) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ response }) => response)
}

const short = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/** The text in the first of the languages that there is one in, by the whole tag and then by its beginning; else the first. */
export const textFor = ({ texts }: Pick<CannedResponse, 'texts'>, languages: readonly string[]): string => {
  for (const language of languages) {
    const found =
      texts.find((one) => one.language.toLowerCase() === language.toLowerCase()) ??
      texts.find((one) => short(one.language) === short(language))
    if (found !== undefined) return found.text
  }
  return texts[0]?.text ?? ''
}
