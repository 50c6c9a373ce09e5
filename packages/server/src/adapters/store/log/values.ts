import type { Wire } from './wire.ts'

/** Writes a value of a statement behind its length. */
export type Value = (wire: Wire) => void

/** Writes a row's value in one column behind its length. */
export type Column<Row> = (wire: Wire, row: Row) => void

type Put<T> = (wire: Wire, value: T) => void

/** Null is a length of -1. */
const orNull =
  <T>(put: Put<T>): Put<T | null> =>
  (wire, value) => {
    if (value === null) wire.int32(-1)
    else put(wire, value)
  }

const largestInteger = 2_147_483_647

const putUuid = orNull<string>((wire, value) => {
  wire.int32(16)
  wire.uuid(value)
})
const putInteger: Put<number> = (wire, value) => {
  if (!(value >= 0 && value <= largestInteger)) throw new RangeError(`${value} does not fit its column.`)
  wire.int32(4)
  wire.int32(value)
}
const putBigint = orNull<number>((wire, value) => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} does not fit its column.`)
  wire.int32(8)
  wire.int64(value)
})
const putText = orNull<string>((wire, value) => wire.text(value))
/** jsonb_recv: a version before the text. */
const putJson = orNull<object>((wire, value) =>
  wire.sized(() => {
    wire.bytes(jsonVersion)
    wire.utf8(JSON.stringify(value))
  }),
)
const jsonVersion = Buffer.from([1])
const putXid: Put<number> = (wire, value) => {
  wire.int32(4)
  wire.int32(value)
}

const columnOf =
  <T>(put: Put<T>) =>
  <Row>(pick: (row: Row) => T): Column<Row> =>
  (wire, row) =>
    put(wire, pick(row))

/** A UUID in its usual written form. */
export const uuidColumn = columnOf(putUuid)
/** A whole number from 0. */
export const integerColumn = columnOf(putInteger)
/** A safe integer, for example UTC ms. */
export const bigintColumn = columnOf(putBigint)
export const textColumn = columnOf(putText)
/** Plain data as `jsonb`. */
export const jsonColumn = columnOf(putJson)

const single =
  <T>(put: Put<T>) =>
  (value: T): Value =>
  (wire) =>
    put(wire, value)

export const uuidValue = single(putUuid)
export const integerValue = single(putInteger)
export const bigintValue = single(putBigint)
export const textValue = single(putText)

/** The numbers of types in pg_type. */
const types = { uuid: 2950, integer: 23, bigint: 20, text: 25, xid: 28 } as const

/** One column of all rows, as array_recv reads it; the flag for nulls is not looked at. */
const arrayOf =
  <T>(type: keyof typeof types, put: Put<T>) =>
  <Row>(rows: readonly Row[], pick: (row: Row) => T): Value =>
  (wire) =>
    wire.sized(() => {
      for (const number of [1, 1, types[type], rows.length, 1]) wire.int32(number)
      for (const row of rows) put(wire, pick(row))
    })

export const uuidArray = arrayOf('uuid', putUuid)
export const integerArray = arrayOf('integer', putInteger)
export const bigintArray = arrayOf('bigint', putBigint)
export const textArray = arrayOf('text', putText)
/** Transaction numbers as rows carry them in `xmin`. */
export const xidArray = arrayOf('xid', putXid)

const copySignature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')

/** Rows in the binary form of COPY (PostgreSQL documentation, 'COPY', 'Binary Format'). */
export const copyRows =
  <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Value =>
  (wire) => {
    wire.bytes(copySignature)
    wire.int32(0)
    wire.int32(0)
    for (const row of rows) {
      wire.int16(columns.length)
      for (const column of columns) column(wire, row)
    }
    wire.int16(-1)
  }
