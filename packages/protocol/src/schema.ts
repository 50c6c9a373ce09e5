import { type Static, type TSchema, Type } from 'typebox'
import { limits } from './limits.ts'

export { type Static, type TSchema, Type }

/** An object that refuses properties it does not name. */
export const Exact = <P extends { [key: string]: TSchema }>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One of some fixed words. */
export const OneOf = <const W extends string[]>(...words: W): Type.TEnum<W> => Type.Enum<W>(words)

/** UUID in lower case, as the server makes them. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

/** An id made by the client, unique per conversation and sender; repeats of it get the first answer. */
export const ClientId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })

/** UTC milliseconds. */
export const TimeMs = Type.Integer({ minimum: 0 })

/** A day of the calendar, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** An order or change number. 0 means 'before the first'. */
export const Count = Type.Integer({ minimum: 0 })

export const Name = Type.String({ minLength: 1, maxLength: limits.nameCharacters })
export const Login = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$' })
export const NewPassword = Type.String({ maxLength: limits.passwordCharacters })
export const Url = Type.String({ maxLength: limits.urlCharacters })
/** What could end a header or begin another address is refused. */
export const Email = Type.String({ maxLength: 254, pattern: '^[^@\\s<>()[\\],;:"\\\\]+@[^@\\s<>()[\\],;:"\\\\]+$' })
export const Phone = Type.String({ maxLength: 32, pattern: '^[+0-9 ()./-]{4,32}$' })
/** A phone number as gateways take it: E.164. */
export const TextNumber = Type.String({ maxLength: 16, pattern: '^\\+[1-9][0-9]{6,14}$' })
export const Language = OneOf('en', 'zh-CN')
