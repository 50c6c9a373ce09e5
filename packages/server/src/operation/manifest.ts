import { StartError } from '../start-error.ts'

/** A table in a back-up: `parts` entries `database/<name>/<number>`, which together are what COPY gave. */
export type TableRecord = Readonly<{
  name: string
  columns: readonly string[]
  rows: number
  parts: number
  /** Of the parts, one after the other. */
  sha256: string
}>

/** What a back-up says of itself: its last entry. */
export type Manifest = Readonly<{
  format: 1
  /** The product's version that made it. */
  release: string
  madeAtMs: number
  /** Every step of the schema that had been done. */
  steps: readonly string[]
  tables: readonly TableRecord[]
  sequences: readonly Readonly<{ name: string; last: string }>[]
  /** `sha256` is of one line `path size sha256` for each file, in the order of the archive. */
  files: Readonly<{ count: number; bytes: number; sha256: string }>
  /** Whether the key that seals other secrets was a file of the data folder; else it came as a setting. */
  hasSecretKey: boolean
}>

export const manifestName = 'manifest.json'
export const secretKeyName = 'secret.key'
export const tablePart = (table: string, part: number): string =>
  `database/${table}/${String(part).padStart(6, '0')}.copy`

export const damaged = (file: string, why: string, cause?: unknown): StartError =>
  new StartError(`The back-up ${file} is damaged (${why}); nothing was restored. Take another back-up.`, { cause })

/** @throws StartError when the text is no manifest, or one of a newer form */
export const readManifest = (file: string, text: string): Manifest => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw damaged(file, 'its manifest can not be read', cause)
  }
  const release = stringIn(value, 'release') ?? 'of a newer version'
  if (formatOf(value) !== 1) {
    throw new StartError(`The back-up ${file} was made by Frontdesk ${release}, newer than this one; install that one.`)
  }
  if (isManifest(value)) return value
  throw damaged(file, 'its manifest is incomplete')
}

const formatOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined

const stringIn = (value: unknown, key: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'string' ? found : undefined
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  'steps' in value &&
  Array.isArray(value.steps) &&
  'tables' in value &&
  Array.isArray(value.tables) &&
  'sequences' in value &&
  Array.isArray(value.sequences) &&
  'files' in value &&
  'madeAtMs' in value &&
  'hasSecretKey' in value
