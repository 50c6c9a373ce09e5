/**
 * PostgreSQL's binary form of one-dimensional arrays (src/backend/utils/adt/arrayfuncs.c, array_recv). The log sends a
 * batch as one array for each column: neither side then spends time on quoting and parsing.
 */
const typeNumbers = { uuid: 2950, integer: 23, bigint: 20, text: 25, xid: 28 } as const
const headerBytes = 20
const nullLength = -1

const withHeader = (type: number, count: number, dataBytes: number): Buffer => {
  const buffer = Buffer.allocUnsafe(headerBytes + dataBytes)
  buffer.writeInt32BE(1, 0)
  // PostgreSQL ignores the flag for nulls and looks at the lengths.
  buffer.writeInt32BE(1, 4)
  buffer.writeInt32BE(type, 8)
  buffer.writeInt32BE(count, 12)
  buffer.writeInt32BE(1, 16)
  return buffer
}

/** @param pick gives a UUID in its usual written form; see {@link isUuid}. */
export const uuidArray = <Row>(rows: readonly Row[], pick: (row: Row) => string | null): Buffer => {
  const buffer = withHeader(typeNumbers.uuid, rows.length, rows.length * 20)
  let at = headerBytes
  let written: string | null = null
  for (const row of rows) {
    const value = pick(row)
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
    } else if (value === written) {
      // Often a whole column names one account.
      buffer.copyWithin(at, at - 20, at)
      at += 20
    } else {
      at = writeUuid(buffer, value, buffer.writeInt32BE(16, at))
    }
    written = value
  }
  return buffer.subarray(0, at)
}

export const integerArray = <Row>(rows: readonly Row[], pick: (row: Row) => number): Buffer => {
  const buffer = withHeader(typeNumbers.integer, rows.length, rows.length * 8)
  let at = headerBytes
  for (const row of rows) at = buffer.writeInt32BE(pick(row), buffer.writeInt32BE(4, at))
  return buffer
}

/** Transaction numbers as rows carry them in `xmin`. */
export const xidArray = <Row>(rows: readonly Row[], pick: (row: Row) => number): Buffer => {
  const buffer = withHeader(typeNumbers.xid, rows.length, rows.length * 8)
  let at = headerBytes
  for (const row of rows) at = buffer.writeUInt32BE(pick(row), buffer.writeInt32BE(4, at))
  return buffer
}

/** @param pick gives a safe integer, for example UTC ms. */
export const bigintArray = <Row>(rows: readonly Row[], pick: (row: Row) => number | null): Buffer => {
  const buffer = withHeader(typeNumbers.bigint, rows.length, rows.length * 12)
  let at = headerBytes
  for (const row of rows) {
    const value = pick(row)
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
      continue
    }
    at = buffer.writeInt32BE(8, at)
    at = buffer.writeInt32BE(Math.floor(value / 4_294_967_296), at)
    at = buffer.writeUInt32BE(value >>> 0, at)
  }
  return buffer.subarray(0, at)
}

export const textArray = <Row>(rows: readonly Row[], pick: (row: Row) => string | null): Buffer => {
  let room = 0
  // A UTF-16 unit takes at most three bytes in UTF-8.
  for (const row of rows) room += 4 + (pick(row)?.length ?? 0) * 3
  const buffer = withHeader(typeNumbers.text, rows.length, room)
  let at = headerBytes
  for (const row of rows) {
    const value = pick(row)
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
      continue
    }
    const bytes = buffer.write(value, at + 4)
    at = buffer.writeInt32BE(bytes, at) + bytes
  }
  return buffer.subarray(0, at)
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Lower case, as the server makes them; a conversation's id is compared as text in memory. */
export const isUuid = (text: string): boolean => uuidForm.test(text)

const dash = 0x2d
const nibble = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57)

const writeUuid = (buffer: Buffer, value: string, start: number): number => {
  let at = start
  for (let i = 0; i < value.length; i += 2) {
    if (value.charCodeAt(i) === dash) i += 1
    buffer[at] = (nibble(value.charCodeAt(i)) << 4) | nibble(value.charCodeAt(i + 1))
    at += 1
  }
  return at
}
