import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { errorCode, errorText, StartError } from '../start-error.ts'
import { damaged, type Manifest, manifestName, readManifest, secretKeyName, type TableRecord } from './manifest.ts'

/** A manifest beyond this is none of ours. */
const manifestLimitBytes = 16 * 1024 * 1024

export type ArchiveEntry = { name: string; size: number; content: AsyncIterable<Buffer> }

/**
 * Hands every entry to `take`, in order, which has to read its content to the end.
 * @throws StartError when the file can't be read or is damaged
 */
export const readArchive = async (file: string, take: (entry: ArchiveEntry) => Promise<void>): Promise<void> => {
  const extract = tar.extract()
  const unpacked = pipeline(createReadStream(file), createGunzip(), extract)
  // Told below, once the loop over the entries has ended by it.
  unpacked.catch(() => undefined)
  try {
    for await (const entry of extract) {
      const { name, size } = entry.header
      await take({ name, size, content: bytesOf(entry) })
    }
    await unpacked
  } catch (error) {
    throw explain(file, error)
  }
}

const bytesOf = async function* (entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of entry) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('an archive holds bytes')
    yield chunk
  }
}

const explain = (file: string, error: unknown): unknown => {
  if (error instanceof StartError) return error
  const code = errorCode(error)
  if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code))
    return new StartError(`The back-up ${file} can not be read (${code}).`, { cause: error })
  if (code.startsWith('Z_') || /tar|unexpected end|premature|checksum/i.test(errorText(error)))
    return damaged(file, errorText(error), error)
  return error
}

type Tally = { rows: number; parts: number; hash: ReturnType<typeof createHash> }

/**
 * Reads the whole back-up and holds it against what it says of itself. Writes nothing.
 * @throws StartError when it is damaged or of a newer form
 */
export const checkArchive = async (file: string): Promise<Manifest> => {
  const tables = new Map<string, Tally>()
  const list = createHash('sha256')
  let count = 0
  let bytes = 0
  let hasSecretKey = false
  let manifest: Manifest | undefined

  await readArchive(file, async ({ name, size, content }) => {
    const [, table] = /^database\/([^/]+)\/\d{6,}\.copy$/.exec(name) ?? []
    if (name === manifestName) {
      if (size > manifestLimitBytes) throw damaged(file, 'its manifest is too long')
      manifest = readManifest(file, await textOf(content))
    } else if (table !== undefined) {
      const tally = tables.get(table) ?? { rows: 0, parts: 0, hash: createHash('sha256') }
      tables.set(table, tally)
      tally.parts += 1
      for await (const chunk of content) {
        tally.hash.update(chunk)
        tally.rows += countLines(chunk)
      }
    } else if (name === secretKeyName) {
      hasSecretKey = true
      for await (const _ of content);
    } else if (!isFileName(name)) {
      throw damaged(file, 'it holds something that does not belong there')
    } else {
      const hash = createHash('sha256')
      for await (const chunk of content) hash.update(chunk)
      list.update(fileLine(name, size, hash.digest('hex')))
      count += 1
      bytes += size
    }
  })
  if (manifest === undefined) throw damaged(file, 'its end is missing')
  const found = (record: TableRecord): boolean => {
    const tally = tables.get(record.name)
    if (tally === undefined) return record.parts === 0 && record.rows === 0
    return tally.parts === record.parts && tally.rows === record.rows && tally.hash.digest('hex') === record.sha256
  }
  const wrong = manifest.tables.find((record) => !found(record))
  if (wrong !== undefined) throw damaged(file, `the table ${wrong.name} is not as it was written`)
  const { files } = manifest
  if (files.count !== count || files.bytes !== bytes || files.sha256 !== list.digest('hex'))
    throw damaged(file, 'a file is not as it was written')
  if (manifest.hasSecretKey !== hasSecretKey) throw damaged(file, 'its secret key is missing')
  return manifest
}

/** A path below `files/` that leads nowhere else. */
const isFileName = (name: string): boolean => /^files(?:\/(?!\.)[A-Za-z0-9._-]+)+$/.test(name)

const textOf = async (content: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** COPY ends each row with a line end and writes those within values differently. */
export const countLines = (chunk: Buffer): number => {
  let lines = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1
  return lines
}

/** A file's line in the list whose hash stands in the manifest. */
export const fileLine = (name: string, size: number, sha256: string): string => `${name} ${size} ${sha256}\n`
