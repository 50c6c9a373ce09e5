/** The end of a text, of no more than so many characters, as it may be sent: without U+0000 and halves of characters. */
export const tail = (text: string, characters: number): string =>
  text.slice(-characters).replace(/\p{Surrogate}|\0/gu, '')
