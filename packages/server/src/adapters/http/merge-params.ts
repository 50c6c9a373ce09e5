import { Fault } from '../../app/fault.ts'

type Values = { readonly [name: string]: unknown }

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON bodies must be objects; an absent one is an empty one. */
const valuesOf = (body: unknown): Values => {
  if (body === undefined) return {}
  if (!isValues(body)) throw new Fault('request.invalid', 'The body must be a JSON object.')
  return body
}

/**
 * One set of parameters out of the path and either the query or the body. A name of the path may not come a second time,
 * since two readers could then take different ones for true. Nothing is validated here: `execute` does that for both doors.
 */
export const mergeParams = (path: unknown, rest: unknown): Values => {
  const fromPath = isValues(path) ? path : {}
  const fromRest = valuesOf(rest)
  const twice = Object.keys(fromPath).find((name) => Object.hasOwn(fromRest, name))
  if (twice !== undefined) throw new Fault('request.invalid', `${twice} stands in the path already.`)
  return { ...fromRest, ...fromPath }
}

/** Query values are texts; those that a schema wants as whole numbers become numbers where they are written as such. */
export const coerceNumbers = (query: unknown, numeric: ReadonlySet<string>): Values =>
  Object.fromEntries(
    Object.entries(isValues(query) ? query : {}).map(([name, value]) => [
      name,
      numeric.has(name) && typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ]),
  )
