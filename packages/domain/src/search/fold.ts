/** A text as it is compared, and where in the text itself each of its characters stands. */
export type Folded = {
  readonly text: string
  /** For each code unit of `text`: where what it came from begins and ends. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Plain text in one piece; else a character with the marks upon it: what a normal form may join or take apart. */
const part = /([\0-\x7f]+)(?!\p{M})|[\s\S]\p{M}*/gu

/** Width, ligatures and case make no difference (NFKC, lower case); full-width letters are found by plain ones. */
export const fold = (original: string): Folded => {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: found, 1: plain, index } of original.matchAll(part)) {
    const folded = found.normalize('NFKC').toLowerCase()
    text += folded
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(plain === undefined ? index : index + i)
      ends.push(index + (plain === undefined ? found.length : i + 1))
    }
  }
  return { text, starts, ends }
}

/** Characters that stand beside one another without spaces, or a word of any other script. */
export type Run = { kind: 'characters' | 'word'; text: string; at: number }

const dense = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u30fc`
const run = new RegExp(String.raw`([${dense}]+)|(?:(?![${dense}])[\p{L}\p{N}\p{M}])+`, 'gu')

/** What of a folded text can be searched for; everything else only separates. */
export const runsOf = (folded: string): Run[] =>
  [...folded.matchAll(run)].map((found) => ({
    kind: found[1] === undefined ? 'word' : 'characters',
    text: found[0],
    at: found.index,
  }))
