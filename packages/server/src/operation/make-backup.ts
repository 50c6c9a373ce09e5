import { createHash } from 'node:crypto'
import { access, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import { countLines, fileLine } from './archive-reader.ts'
import { type ArchiveWriter, createArchiveWriter } from './archive-writer.ts'
import { copyOut, readSequences, readSteps, readTables, type TableShape } from './database-copy.ts'
import { type HeldFiles, holdFiles, listFiles } from './held-files.ts'
import { type Manifest, manifestName, secretKeyName, type TableRecord, tablePart } from './manifest.ts'

const partBytes = 4 * 1024 * 1024

export type BackupOptions = {
  databaseUrl: string
  dataDir: string
  /** The archive to make; must not exist. */
  file: string
  release: string
  nowMs: number
  /** Lines about the progress. */
  tell: (line: string) => void
}

/**
 * Makes a back-up of one moment, while the server runs or not: the database in one snapshot, and the files.
 * @throws StartError when the file exists; anything else that the disk or the database says
 */
export const makeBackup = async (options: BackupOptions): Promise<Manifest> => {
  const { file, dataDir } = options
  if (await isThere(file)) throw new StartError(`${file} exists already; name another file.`)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const held = await holdFiles(dataDir)
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'frontdesk back-up' })
  client.on('error', () => undefined)
  const archive = await createArchiveWriter(file, new Date(options.nowMs))
  try {
    await client.connect()
    const manifest = await write(options, { archive, client, held })
    await archive.finish()
    return manifest
  } finally {
    await archive.discard()
    await client.end().catch(() => undefined)
    await held.release()
  }
}

type Parts = { archive: ArchiveWriter; client: pg.Client; held: HeldFiles }

const write = async (options: BackupOptions, { archive, client, held }: Parts): Promise<Manifest> => {
  await client.query('begin isolation level repeatable read read only')
  // The snapshot is taken with the first query.
  const steps = await readSteps(client)
  await held.hold()
  const tables: TableRecord[] = []
  for (const shape of await readTables(client)) {
    const record = await writeTable(shape, { archive, client })
    tables.push(record)
    options.tell(`${record.name}: ${record.rows} rows`)
  }
  const sequences = await readSequences(client)
  await client.query('commit')
  const files = await writeFiles(archive, held.folder)
  options.tell(`files: ${files.count}`)
  const hasSecretKey = await writeSecretKey(archive, options.dataDir)
  const manifest: Manifest = {
    format: 1,
    release: options.release,
    madeAtMs: options.nowMs,
    steps,
    tables,
    sequences,
    files,
    hasSecretKey,
  }
  await archive.add(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)))
  return manifest
}

const writeTable = async (
  shape: TableShape,
  { archive, client }: Pick<Parts, 'archive' | 'client'>,
): Promise<TableRecord> => {
  const hash = createHash('sha256')
  let rows = 0
  let parts = 0
  for await (const part of copyOut(client, shape, partBytes)) {
    hash.update(part)
    rows += countLines(part)
    parts += 1
    await archive.add(tablePart(shape.name, parts), part)
  }
  return { ...shape, rows, parts, sha256: hash.digest('hex') }
}

const writeFiles = async (archive: ArchiveWriter, folder: string): Promise<Manifest['files']> => {
  const list = createHash('sha256')
  let count = 0
  let bytes = 0
  for (const path of await listFiles(folder)) {
    const hash = createHash('sha256')
    const name = `files/${path}`
    const size = await archive.addFile(name, join(folder, path), (chunk) => hash.update(chunk))
    list.update(fileLine(name, size, hash.digest('hex')))
    count += 1
    bytes += size
  }
  return { count, bytes, sha256: list.digest('hex') }
}

const writeSecretKey = async (archive: ArchiveWriter, dataDir: string): Promise<boolean> => {
  const path = join(dataDir, secretKeyName)
  if (!(await isThere(path))) return false
  await archive.addFile(secretKeyName, path, () => undefined)
  return true
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
