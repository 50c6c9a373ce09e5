import {
  type FileCard,
  type FileKind,
  type FileRefusal,
  type FileVariant,
  fileVariants,
  type StoredFile,
} from '@frontdesk/domain'
import type { FileStore } from '../ports/file-store.ts'
import type { Media, MediaMaker } from '../ports/media-maker.ts'
import type { Schedule } from '../ports/runtime.ts'
import type { Staging } from '../ports/staging.ts'
import type { Store } from '../ports/store.ts'

/** Under which key a variant's bytes are stored. */
export const keyOf = ({ key }: Pick<StoredFile, 'key'>, variant: FileVariant): string =>
  variant === 'original' ? key : `${key}.${variant}`

/** Removes all bytes of a file, stored and coming in. */
export const removeBytes = async (
  app: { files: FileStore; staging: Staging },
  file: Pick<StoredFile, 'id' | 'key'>,
): Promise<void> => {
  await app.staging.remove(file.id)
  for (const variant of fileVariants) await app.files.remove(keyOf(file, variant))
}

export interface Processing {
  /** Resolves when something has come of it, or when so much time has passed; of one file only once at a time. */
  run(file: StoredFile, withinMs: number): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

type Parts = {
  store: Store
  files: FileStore
  staging: Staging
  media: MediaMaker
  /** Whether the company takes files of this kind. */
  takes(accountId: string, kind: FileKind): Promise<boolean>
  schedule: Schedule
  onFault: (fault: unknown) => void
}

/**
 * Looks at received files: what they are, whether they may stay, and what can be shown of them. One whose server went away
 * meanwhile is looked at when it is asked for again.
 */
export const createProcessing = (parts: Parts): Processing => {
  const running = new Map<string, Promise<void>>()
  return {
    run: async (file, withinMs) => {
      const before = running.get(file.id)
      const work =
        before ??
        process(parts, file)
          .catch(parts.onFault)
          .finally(() => running.delete(file.id))
      running.set(file.id, work)
      await new Promise<void>((resolve) => {
        const callOff = parts.schedule(withinMs, resolve)
        void work.then(() => {
          callOff()
          resolve()
        })
      })
    },
    close: async () => {
      await Promise.all(running.values())
    },
  }
}

const process = async (parts: Parts, file: StoredFile): Promise<void> => {
  const { files } = parts.store.account(file.accountId)
  const path = parts.staging.path(file.id)
  const made = await parts.media.make(path, { voice: file.voice })
  const refuse = async (refusal: FileRefusal): Promise<void> => {
    await files.settle(file.id, { refusal })
    await removeBytes(parts, file)
  }
  if ('refusal' in made) return refuse(made.refusal)
  if (!(await parts.takes(file.accountId, made.kind))) return refuse('file.kind_refused')
  const { originalPath, viewPath, thumbPath, ...found } = made
  await parts.files.putFile(keyOf(file, 'original'), originalPath ?? path)
  if (viewPath !== null) await parts.files.putFile(keyOf(file, 'view'), viewPath)
  if (thumbPath !== null) await parts.files.putFile(keyOf(file, 'thumb'), thumbPath)
  const bytes = (await parts.files.size(keyOf(file, 'original'))) ?? file.bytes
  await files.settle(file.id, { card: cardOf(file, found, { bytes, thumb: thumbPath !== null }) })
  await parts.staging.remove(file.id)
}

const cardOf = (
  { id, name, voice }: StoredFile,
  found: Omit<Media, 'originalPath' | 'viewPath' | 'thumbPath'>,
  stored: { bytes: number; thumb: boolean },
): FileCard => ({ id, name, ...stored, ...found, voice: voice && found.kind === 'audio' })
