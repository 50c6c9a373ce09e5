import { type CommandName, type CommandShape, commands, Exact, errorCatalogue, Type } from '@frontdesk/protocol'

/** JSON Schema as plain data. */
type Schema = { readonly [keyword: string]: unknown }

export type HttpCommand = { name: CommandName; shape: CommandShape; door: NonNullable<CommandShape['http']> }

/** Every command that has an HTTP door. */
export const httpCommands: readonly HttpCommand[] = Object.entries<CommandShape>(commands).flatMap(([name, shape]) =>
  shape.http === undefined ? [] : [{ name: name as CommandName, shape, door: shape.http }],
)

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const propertiesOf = (schema: unknown): { [name: string]: Schema } => {
  const properties = isSchema(schema) ? schema['properties'] : undefined
  return Object.fromEntries(
    Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, one]) =>
      isSchema(one) ? [[name, one]] : [],
    ),
  )
}

const requiredOf = (schema: unknown): string[] => {
  const required = isSchema(schema) ? schema['required'] : undefined
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
}

export const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

const part = (params: unknown, has: (name: string) => boolean): Schema | undefined => {
  const properties = Object.fromEntries(Object.entries(propertiesOf(params)).filter(([name]) => has(name)))
  if (Object.keys(properties).length === 0) return undefined
  return { type: 'object', properties, required: requiredOf(params).filter(has), additionalProperties: false }
}

/** Names of a command's parameters that its schema wants as whole numbers. */
export const numericNames = ({ shape }: HttpCommand): ReadonlySet<string> =>
  new Set(
    Object.entries(propertiesOf(shape.params))
      .filter(([, schema]) => schema['type'] === 'integer' || schema['type'] === 'number')
      .map(([name]) => name),
  )

export const Refusal = Exact({
  error: Type.Object({
    code: Type.Enum(Object.keys(errorCatalogue)),
    message: Type.String(),
    retryAfterMs: Type.Optional(Type.Integer({ minimum: 0 })),
    details: Type.Optional(Type.Object({})),
  }),
})

/** Schemas carry markers for their own library; the document gets plain data. */
export const plain = (schema: object): Schema => JSON.parse(JSON.stringify(schema)) as Schema

export const refusals = {
  default: { description: 'A refusal, with the status of its code.', ...plain(Refusal) },
}

const securityOf = (shape: CommandShape): { [scheme: string]: string[] }[] => {
  if (shape.askers.includes('anyone')) return []
  const staff = shape.askers.some((asker) => asker === 'agent' || asker === 'administrator')
  return [...(staff ? [{ session: [] }] : []), ...(shape.askers.includes('visitor') ? [{ visitor: [] }] : [])]
}

/** What the OpenAPI document says of a command. The parameters are divided as the door reads them. */
export const documentOf = ({ name, shape, door }: HttpCommand): Schema => {
  const inPath = new Set(pathNames(door.path))
  const rest = part(shape.params, (param) => !inPath.has(param))
  const params = part(shape.params, (param) => inPath.has(param))
  const restIn = door.method === 'GET' || door.method === 'DELETE' ? 'querystring' : 'body'
  const document = {
    operationId: name,
    summary: name,
    description: `For: ${shape.askers.join(', ')}.${shape.socket ? ' Also a command of the WebSocket.' : ''}`,
    tags: [name.slice(0, name.indexOf('.'))],
    security: securityOf(shape),
    ...(params === undefined ? {} : { params }),
    ...(rest === undefined ? {} : { [restIn]: rest }),
    response: { 200: { description: 'Done.', ...plain(shape.result) }, ...refusals },
  }
  return plain(document)
}
