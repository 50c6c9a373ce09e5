/** Hands a text over as a file, as if it had been downloaded. */
export const saveFile = (name: string, content: string, type = 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
