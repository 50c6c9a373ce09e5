/** The host of an address that a stranger's browser has told; null where it has none. */
export const hostOf = (url: string | null): string | null => {
  if (url === null || !URL.canParse(url)) return null
  const { host } = new URL(url)
  return host === '' ? null : host
}
