import {
  afterScan,
  type FileCard,
  type FileKind,
  type FileRefusal,
  type FileVariant,
  fileVariants,
  type ScannerAway,
  type StoredFile,
} from '@frontdesk/domain'
import { Fault } from '../fault.ts'
import type { FileStore } from '../ports/file-store.ts'
import type { Media, MediaMaker } from '../ports/media-maker.ts'
import type { Schedule } from '../ports/runtime.ts'
import type { Staging } from '../ports/staging.ts'
import type { Store } from '../ports/store.ts'
import type { VirusScanner } from '../ports/virus-scanner.ts'

/** Under which key a variant's bytes are stored. */
export const keyOf = ({ key }: Pick<StoredFile, 'key'>, variant: FileVariant): string =>
  variant === 'original' ? key : `${key}.${variant}`

/** Where the bytes of a file lie that the virus scanner refused: for who runs the server to look at, and for nobody to read. */
export const quarantineKeyOf = ({ key }: Pick<StoredFile, 'key'>): string => `${key}.unsafe`

/** Removes all bytes of a file, stored and coming in. */
export const removeBytes = async (
  app: { files: FileStore; staging: Staging },
  file: Pick<StoredFile, 'id' | 'key'>,
): Promise<void> => {
  await app.staging.remove(file.id)
  for (const variant of fileVariants) await app.files.remove(keyOf(file, variant))
  await app.files.remove(quarantineKeyOf(file))
}

export interface Processing {
  /** Resolves when something has come of it, or when so much time has passed; of one file only once at a time. */
  run(file: StoredFile, withinMs: number): Promise<void>
  /** Goes on with what a server that went away has left. */
  takeUp(): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

type Parts = {
  store: Store
  files: FileStore
  staging: Staging
  media: MediaMaker
  /** Null where no scanner is set. */
  scanning: { scanner: VirusScanner; away: ScannerAway } | null
  /** The scanner has found something in the file. */
  tellUnsafe(file: StoredFile, signature: string): Promise<void>
  /** Whether the company takes files of this kind. */
  takes(accountId: string, kind: FileKind): Promise<boolean>
  schedule: Schedule
  onFault: (fault: unknown) => void
}

/** What waits for the scanner, for a place in the line or for the store is looked at again after so long; what failed, later. */
const lookAgainMs = { held: 10_000, failed: 300_000 } as const
const mostTakenUp = 1_000

/**
 * Looks at received files: whether they are safe, what they are, whether they may stay, and what can be shown of them. One whose
 * server went away meanwhile is looked at by the next.
 */
export const createProcessing = (parts: Parts): Processing => {
  const running = new Map<string, Promise<void>>()
  const held = new Map<string, () => void>()
  let isClosed = false

  const begin = (file: StoredFile): Promise<void> => {
    const before = running.get(file.id)
    if (before !== undefined || isClosed) return before ?? Promise.resolve()
    held.get(file.id)?.()
    held.delete(file.id)
    const work = process(parts, file)
      .catch((fault: unknown) => {
        if (fault instanceof Fault && fault.code === 'server.busy') return 'held'
        // A database that is away, say: that is over at some time.
        parts.onFault(fault)
        return 'failed'
      })
      .then((outcome) => {
        running.delete(file.id)
        if (outcome !== 'done' && !isClosed)
          held.set(
            file.id,
            parts.schedule(lookAgainMs[outcome], () => void begin(file)),
          )
      })
    running.set(file.id, work)
    return work
  }

  return {
    run: async (file, withinMs) => {
      const work = begin(file)
      await new Promise<void>((resolve) => {
        const callOff = parts.schedule(withinMs, resolve)
        void work.then(() => {
          callOff()
          resolve()
        })
      })
    },
    takeUp: async () => {
      for (const file of await parts.store.fileSweep.unsettled(mostTakenUp)) void begin(file)
    },
    close: async () => {
      isClosed = true
      for (const callOff of held.values()) callOff()
      held.clear()
      await Promise.all(running.values())
    },
  }
}

const process = async (parts: Parts, file: StoredFile): Promise<'done' | 'held'> => {
  const { files } = parts.store.account(file.accountId)
  // Taken back, or come in at another machine.
  if ((await parts.staging.size(file.id)) === 0) return 'done'
  const path = parts.staging.path(file.id)
  const refuse = async (refusal: FileRefusal): Promise<'done'> => {
    await files.settle(file.id, { refusal })
    await parts.staging.remove(file.id)
    return 'done'
  }
  const safety = await scan(parts, file, path)
  if (safety === 'hold') return 'held'
  if (safety !== 'pass') return refuse(safety)
  const made = await parts.media.make(path, { voice: file.voice })
  if ('refusal' in made) return refuse(made.refusal)
  if (!(await parts.takes(file.accountId, made.kind))) return refuse('file.kind_refused')
  const { originalPath, viewPath, thumbPath, ...found } = made
  try {
    await parts.files.putFile(keyOf(file, 'original'), originalPath ?? path)
    if (viewPath !== null) await parts.files.putFile(keyOf(file, 'view'), viewPath)
    if (thumbPath !== null) await parts.files.putFile(keyOf(file, 'thumb'), thumbPath)
  } catch (fault) {
    if (!(fault instanceof Fault && fault.code === 'file.no_room')) throw fault
    // First of all: also the refusal wants room.
    await removeBytes(parts, file)
    return refuse('file.no_room')
  }
  const bytes = (await parts.files.size(keyOf(file, 'original'))) ?? file.bytes
  await files.settle(file.id, { card: cardOf(file, found, { bytes, thumb: thumbPath !== null }) })
  await parts.staging.remove(file.id)
  return 'done'
}

/** Before anything else reads the file. What is found is put aside, and staff are told. */
const scan = async (parts: Parts, file: StoredFile, path: string): Promise<ReturnType<typeof afterScan>> => {
  if (parts.scanning === null) return 'pass'
  const verdict = await parts.scanning.scanner.scan(path)
  if (verdict.kind === 'infected') {
    await parts.files.putFile(quarantineKeyOf(file), path)
    await parts.tellUnsafe(file, verdict.signature)
  }
  return afterScan(verdict, parts.scanning.away)
}

const cardOf = (
  { id, name, voice }: StoredFile,
  found: Omit<Media, 'originalPath' | 'viewPath' | 'thumbPath'>,
  stored: { bytes: number; thumb: boolean },
): FileCard => ({ id, name, ...stored, ...found, voice: voice && found.kind === 'audio' })
