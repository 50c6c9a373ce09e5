/** Arrow keys walk through a menu's items, round and round. @returns whether the key was one */
export const walk = (menu: HTMLElement, key: string): boolean => {
  const items = [...menu.querySelectorAll('button')]
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[key]
  if (next === undefined) return false
  items[next % items.length]?.focus()
  return true
}
