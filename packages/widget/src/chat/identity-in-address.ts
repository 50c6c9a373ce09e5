/**
 * The signed identity behind the `#` of the address (`#identity=…`), which browsers send to no server. It is taken out of
 * the address and of the history at once, so that nobody copies it along with a link.
 */
export const takeIdentity = (
  { hash, pathname, search }: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState' | 'state'>,
): string | null => {
  const identity = new URLSearchParams(hash.slice(1)).get('identity')
  if (identity !== null) history.replaceState(history.state, '', pathname + search)
  return identity || null
}
