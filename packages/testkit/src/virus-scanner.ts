import { createServer, type Socket } from 'node:net'

/** The file with which scanners are tested (eicar.org), put together here so that none stops at this one. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join(''),
)

export type ScannerDouble = {
  /** Sizes of the files that it has looked at. */
  readonly looked: readonly number[]
  /** Idempotent. */
  close(): Promise<void>
}

/** Reads one INSTREAM as clamd(8) has it: pieces with their length before them, one of no length at the end. */
const streamIn = (bytes: Buffer): Buffer | 'more' | 'wrong' => {
  const command = Buffer.from('zINSTREAM\0')
  if (!bytes.subarray(0, command.length).equals(command.subarray(0, bytes.length))) return 'wrong'
  const pieces: Buffer[] = []
  for (let at = command.length; ; ) {
    if (bytes.length < at + 4) return 'more'
    const length = bytes.readUInt32BE(at)
    if (length === 0) return bytes.length === at + 4 ? Buffer.concat(pieces) : 'wrong'
    if (bytes.length < at + 4 + length) return 'more'
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
}

/**
 * What clamd does with a stream, by its manual; finds the one file that is there to be found.
 * @param options.answer says that instead, as soon as anything comes
 */
export const startVirusScanner = async (options: {
  at: { path: string } | { host: string; port: number }
  mostBytes?: number
  answer?: string
}): Promise<ScannerDouble> => {
  const { mostBytes = 1_000_000, answer } = options
  const looked: number[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
    let bytes = Buffer.alloc(0)
    socket.on('data', (piece: Buffer) => {
      if (socket.writableEnded) return
      if (answer !== undefined) return void socket.end(answer)
      bytes = Buffer.concat([bytes, piece])
      if (bytes.length > mostBytes + 1_000) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      const stream = streamIn(bytes)
      if (stream === 'more') return
      if (stream === 'wrong') return void socket.end('UNKNOWN COMMAND\0')
      looked.push(stream.length)
      socket.end(stream.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.at, resolve)
  })
  let closing: Promise<void> | undefined
  return {
    looked,
    close: () => {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      })
      return closing
    },
  }
}
