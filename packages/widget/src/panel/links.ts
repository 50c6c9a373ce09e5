/** Where a link ends: white space, quotes, brackets, and the punctuation of scripts that put no space before it. */
const address = /https?:\/\/[^\s<>"'`{}|\\^，。！？；：、（）《》【】「」“”‘’]+/gi
const trailing = /[.,!?;:)\]]+$/

export type Part = { text: string; href: string | null }

const hrefOf = (text: string): string | null => {
  try {
    const url = new URL(text)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

/** Splits a text into plain parts and web addresses. Linear in the length of the text. */
export const splitLinks = (text: string): Part[] => {
  const parts: Part[] = []
  const plain = (from: number, to: number) => {
    if (to > from) parts.push({ text: text.slice(from, to), href: null })
  }
  let done = 0
  for (const match of text.matchAll(address)) {
    const found = match[0].slice(0, 2048).replace(trailing, '')
    const href = hrefOf(found)
    if (href === null) continue
    plain(done, match.index)
    parts.push({ text: found, href })
    done = match.index + found.length
  }
  plain(done, text.length)
  return parts
}
