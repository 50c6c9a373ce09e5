/**
 * PostgreSQL's binary form of one-dimensional arrays (src/backend/utils/adt/arrayfuncs.c, array_recv). The log sends a
 * batch as one array for each column: neither side then spends time on quoting and parsing.
 */
const typeNumbers = { uuid: 2950, integer: 23, bigint: 20, text: 25 } as const
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

/** @param values UUIDs in their usual written form; see {@link isUuid}. */
export const uuidArray = (values: readonly (string | null)[]): Buffer => {
  const buffer = withHeader(typeNumbers.uuid, values.length, values.length * 20)
  let at = headerBytes
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
      continue
    }
    at = writeUuid(buffer, value, buffer.writeInt32BE(16, at))
  }
  return buffer.subarray(0, at)
}

export const integerArray = (values: readonly number[]): Buffer => {
  const buffer = withHeader(typeNumbers.integer, values.length, values.length * 8)
  let at = headerBytes
  for (const value of values) at = buffer.writeInt32BE(value, buffer.writeInt32BE(4, at))
  return buffer
}

/** @param values safe integers, for example UTC ms. */
export const bigintArray = (values: readonly (number | null)[]): Buffer => {
  const buffer = withHeader(typeNumbers.bigint, values.length, values.length * 12)
  let at = headerBytes
  for (const value of values) {
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

export const textArray = (values: readonly (string | null)[]): Buffer => {
  let room = 0
  // A UTF-16 unit takes at most three bytes in UTF-8.
  for (const value of values) room += 4 + (value === null ? 0 : value.length * 3)
  const buffer = withHeader(typeNumbers.text, values.length, room)
  let at = headerBytes
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
      continue
    }
    const written = buffer.write(value, at + 4)
    at = buffer.writeInt32BE(written, at) + written
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
