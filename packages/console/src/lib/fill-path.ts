/**
 * Puts parameters into the `:names` of a path.
 * @returns the path with each value encoded, and the parameters that the path did not take
 */
export const fillPath = (path: string, params: object): { path: string; rest: { [name: string]: unknown } } => {
  const rest: { [name: string]: unknown } = { ...params }
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  for (const [name, value] of Object.entries(rest)) if (value === undefined) delete rest[name]
  return { path: filled, rest }
}
