import { type Files, type UploadOptions, withFiles } from '@frontdesk/client/files'
import type { SendOptions } from '@frontdesk/client/types'
import type { FileCard } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'

/** One file on its way into a message. */
export type TrayItem = Readonly<{
  key: string
  file: Pick<File, 'name' | 'type' | 'size'>
  /** It was recorded here: it goes out by itself, as a message of its own. */
  voice: boolean
  /** Shows it before it is anywhere else; null where there is nothing to see. */
  preview: string | null
  state: 'waiting' | 'sending' | 'checking' | 'ready' | 'failed'
  /** 0 to 1. */
  share: number
  /** Why it failed. */
  fault: unknown
  /** As messages show it; of a file that the server had before, at once. */
  card: FileCard | null
}>

/** How a file gets into the conversation. */
type Way = (conversationId: string, options: UploadOptions) => Promise<FileCard>
type Fresh = Pick<TrayItem, 'file' | 'voice' | 'preview' | 'card'> & { way: Way | null }

/** So many are brought over at once; the others wait. */
const atOnce = 2

/** The files that are being put into a message: brought over while the words are still written. */
export const createTray = (options: {
  files: Pick<Files<Blob>, 'upload'>
  /** Where they go; asked for when the first one is put in. */
  conversation(): Promise<string>
  newKey(): string
  preview(file: File): string | null
  forget(preview: string): void
  /** A voice message is ready. */
  spoken(card: FileCard): void
  /** All files are ready, and the message has been sent already: now it can go. */
  released(): void
}) => {
  let items: readonly TrayItem[] = []
  /** The message waits for its files. */
  let isHeld = false
  const ways = new Map<string, Way>()
  const cancels = new Map<string, AbortController>()
  const listeners = new Set<() => void>()

  const tell = () => {
    for (const heard of [...listeners]) heard()
  }
  const change = (key: string, next: Partial<TrayItem>): void => {
    items = items.map((item) => (item.key === key ? { ...item, ...next } : item))
    tell()
  }
  const isUnderWay = ({ state }: TrayItem) => state === 'sending' || state === 'checking'
  const ofMessage = () => items.filter(({ voice }) => !voice)
  const areReady = () => ofMessage().every(({ state }) => state === 'ready')

  const drop = (key: string): void => {
    const item = items.find((one) => one.key === key)
    if (item === undefined) return
    cancels.get(key)?.abort()
    cancels.delete(key)
    ways.delete(key)
    if (item.preview !== null) options.forget(item.preview)
    items = items.filter((one) => one !== item)
  }

  const settle = (): void => {
    if (isHeld && ofMessage().length === 0) isHeld = false
    if (isHeld && areReady()) {
      isHeld = false
      options.released()
    }
    tell()
  }

  const bring = async ({ key, file, voice, card: known }: TrayItem): Promise<void> => {
    const cancel = new AbortController()
    cancels.set(key, cancel)
    // What the server has already is not sent.
    change(key, { state: known === null ? 'sending' : 'checking', share: 0, fault: null })
    try {
      const way = ways.get(key)
      if (way === undefined) return
      if (file.size === 0) throw Object.assign(new Error('empty'), { code: 'file.empty', retryable: false })
      const conversationId = await options.conversation()
      const card = await way(conversationId, {
        voice,
        signal: cancel.signal,
        onProgress: ({ sentBytes, bytes }) =>
          change(key, { share: sentBytes / Math.max(1, bytes), state: sentBytes >= bytes ? 'checking' : 'sending' }),
      })
      if (cancel.signal.aborted) return
      change(key, { state: 'ready', share: 1, card })
      if (voice) {
        drop(key)
        options.spoken(card)
      }
    } catch (fault) {
      if (cancel.signal.aborted) return
      isHeld = false
      change(key, { state: 'failed', fault })
    } finally {
      cancels.delete(key)
      settle()
      pump()
    }
  }

  const pump = (): void => {
    for (const item of items.filter(({ state }) => state === 'waiting')) {
      if (items.filter(isUnderWay).length >= atOnce) return
      void bring(item)
    }
  }

  const room = () => Math.max(0, limits.messageFiles - ofMessage().length)
  const put = (fresh: readonly Fresh[]): void => {
    const added = fresh.map(({ way, ...one }): TrayItem => {
      const key = options.newKey()
      if (way !== null) ways.set(key, way)
      return { ...one, key, state: way === null ? 'ready' : 'waiting', share: 0, fault: null }
    })
    items = [...items, ...added]
    tell()
    pump()
  }

  return {
    get items(): readonly TrayItem[] {
      return items
    },
    get isHeld(): boolean {
      return isHeld
    },
    /** How many files the message would carry. */
    get count(): number {
      return ofMessage().length
    },
    /** Puts files in, as many as a message carries. @returns how many had no room */
    add(files: readonly File[], voice = false): number {
      const taken = voice ? files : files.slice(0, room())
      put(
        taken.map((file) => ({
          file,
          voice,
          preview: voice ? null : options.preview(file),
          card: null,
          way: (conversationId, how) => options.files.upload(conversationId, file, how),
        })),
      )
      return files.length - taken.length
    },
    /**
     * Puts files in that the server has already.
     * @param way how one of them gets into the conversation; null where they are where they belong
     * @returns how many had no room
     */
    addKept(
      cards: readonly FileCard[],
      way: ((conversationId: string, fileId: string) => Promise<FileCard>) | null,
    ): number {
      const taken = cards.slice(0, room())
      put(
        taken.map((card) => ({
          file: { name: card.name, type: card.type, size: card.bytes },
          voice: false,
          preview: null,
          card,
          way: way && ((conversationId) => way(conversationId, card.id)),
        })),
      )
      return cards.length - taken.length
    },
    remove(key: string): void {
      drop(key)
      settle()
      pump()
    },
    retry(key: string): void {
      change(key, { state: 'waiting', fault: null })
      pump()
    },
    /**
     * Takes the files out for a message that goes now.
     * @returns null when they are not ready: then the message is held, and `released` is called once it can go
     */
    take(): Pick<SendOptions, 'files' | 'extra'> | null {
      const own = ofMessage()
      if (own.some(({ state }) => state === 'failed')) return null
      if (!areReady()) {
        isHeld = true
        tell()
        return null
      }
      for (const { key } of own) drop(key)
      tell()
      return withFiles(own.flatMap(({ card }) => (card === null ? [] : [card])))
    },
    onChange(heard: () => void): () => void {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    close(): void {
      for (const { key } of items) drop(key)
    },
  }
}

export type Tray = ReturnType<typeof createTray>
