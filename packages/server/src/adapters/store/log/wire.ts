/** The messages that the log sends; names as in the PostgreSQL documentation, 'Message Formats'. */
export type MessageType = 'Parse' | 'Bind' | 'Describe' | 'Execute' | 'CopyData' | 'CopyDone' | 'Sync'

const typeBytes: Record<MessageType, number> = {
  Parse: 0x50,
  Bind: 0x42,
  Describe: 0x44,
  Execute: 0x45,
  CopyData: 0x64,
  CopyDone: 0x63,
  Sync: 0x53,
}

/**
 * Writes what the log sends straight into one buffer for a whole batch: numbers most significant byte first, values in the
 * binary form that PostgreSQL's `…_recv` functions read. Neither side then spends time on quoting, parsing and copying.
 */
export type Wire = {
  message(type: MessageType, body?: () => void): void
  /** What the body writes, behind its length. */
  sized(body: () => void): void
  int16(value: number): void
  int32(value: number): void
  /** A safe integer as `bigint`. */
  int64(value: number): void
  /** In its usual written form, see {@link isUuid}. */
  uuid(value: string): void
  utf8(value: string): void
  /** UTF-8 behind its length. */
  text(value: string): void
  /** UTF-8 that ends with a zero byte. */
  name(value: string): void
  bytes(value: Uint8Array): void
  /** All that was written. */
  take(): Buffer
}

/** @param roomBytes what is likely to be needed; it grows */
export const createWire = (roomBytes: number): Wire => {
  let buffer = Buffer.allocUnsafe(roomBytes)
  let at = 0

  const need = (bytes: number): void => {
    if (at + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes))
    buffer.copy(larger, 0, 0, at)
    buffer = larger
  }
  const putInt32 = (value: number, where: number): void => {
    buffer[where] = value >>> 24
    buffer[where + 1] = value >>> 16
    buffer[where + 2] = value >>> 8
    buffer[where + 3] = value
  }
  const int32 = (value: number): void => {
    need(4)
    putInt32(value, at)
    at += 4
  }
  const utf8 = (value: string): void => {
    // A UTF-16 unit takes at most three bytes.
    need(value.length * 3)
    at += buffer.write(value, at)
  }

  return {
    message: (type, body) => {
      need(5)
      buffer[at] = typeBytes[type]
      const start = at + 1
      at += 5
      body?.()
      putInt32(at - start, start)
    },
    sized: (body) => {
      const start = at
      int32(0)
      body()
      putInt32(at - start - 4, start)
    },
    int16: (value) => {
      need(2)
      buffer[at] = value >>> 8
      buffer[at + 1] = value
      at += 2
    },
    int32,
    int64: (value) => {
      int32(Math.floor(value / 4_294_967_296))
      int32(value >>> 0)
    },
    uuid: (value) => {
      need(16)
      for (let i = 0; i < value.length; i += 2) {
        if (value.charCodeAt(i) === dash) i += 1
        buffer[at] = (nibble(value.charCodeAt(i)) << 4) | nibble(value.charCodeAt(i + 1))
        at += 1
      }
    },
    utf8,
    text: (value) => {
      const start = at
      int32(0)
      utf8(value)
      putInt32(at - start - 4, start)
    },
    name: (value) => {
      utf8(value)
      need(1)
      buffer[at] = 0
      at += 1
    },
    bytes: (value) => {
      need(value.length)
      buffer.set(value, at)
      at += value.length
    },
    take: () => buffer.subarray(0, at),
  }
}

const dash = 0x2d
const nibble = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57)

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Lower case, as the server makes them; a conversation's id is compared as text in memory. */
export const isUuid = (text: string): boolean => uuidForm.test(text)
