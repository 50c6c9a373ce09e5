import type { ErrorCode, FileCard, Result } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { backoffMs } from './backoff.ts'
import { createEmitter } from './emitter.ts'
import { RequestError } from './request-error.ts'
import type { Client, SendOptions, Timers } from './types.ts'

/** Anything with a name and bytes that can be cut into parts: a browser's `File`, a Node `File`. */
export type Uploadable<Part = unknown> = {
  readonly name: string
  readonly size: number
  slice(from: number, to: number): Part
}

/** As much of an `AbortSignal` as is needed. */
export type CancelSignal = { readonly aborted: boolean; addEventListener(type: 'abort', heard: () => void): void }

/**
 * Puts one part over HTTP. Rejects when no answer came.
 * @param path below the product's own address
 * @param options.onSent how many bytes of the part are on their way
 */
export type PutPart<Part = unknown> = (
  path: string,
  part: Part,
  options: { onSent(bytes: number): void; signal: CancelSignal | undefined },
) => Promise<{ status: number; json(): Promise<unknown> }>

export type UploadProgress = { sentBytes: number; bytes: number }

export type UploadOptions = {
  /** It was recorded to be heard as a voice message. */
  voice?: boolean
  onProgress?(progress: UploadProgress): void
  signal?: CancelSignal
}

/** `original` is the file itself with its own name; `view` what a browser shows or plays; `thumb` a small picture of it. */
export type FileVariant = 'original' | 'view' | 'thumb'

export type Files<Part = unknown> = {
  /**
   * Brings a file into a conversation, over lost connections too, and answers with its card once a message can carry it.
   * @throws RequestError when it is refused, `UploadCancelled` when the signal said so
   */
  upload(conversationId: string, file: Uploadable<Part>, options?: UploadOptions): Promise<FileCard>
  /** The same for a file that a canned response is going to have (`fileIds` of `canned-response.create`); of agents only. */
  keep(file: Uploadable<Part>, options?: UploadOptions): Promise<FileCard>
  /** Where a file can be read, by this reader and for some minutes; null while that is being asked for (`onPass` tells). */
  address(fileId: string, variant: FileVariant): string | null
  /** The same, asked for anew when need be. @throws RequestError */
  freshAddress(fileId: string, variant: FileVariant): Promise<string>
  /** Calls `heard` whenever addresses are to be had again. */
  onPass(heard: () => void): () => void
}

/** For `send`: a message that carries these. */
export const withFiles = (cards: readonly FileCard[]): Pick<SendOptions, 'files' | 'extra'> =>
  cards.length === 0 ? {} : { files: cards, extra: { files: cards.map(({ id }) => id) } }

/** What an upload rejects with when its signal has called it off. */
export class UploadCancelled extends Error {}

/** A pass with less life than this left is asked for anew. */
const passReserveMs = 60_000
/** The server is still looking at the file: it is asked again after so long. */
const lookEveryMs = 1_000

type FileState = Result<'file.read'>

/** Where the server says that it stands, in an answer that refused a part. */
const offsetIn = (body: unknown): number | null => {
  const { error } = (body ?? {}) as { error?: { code?: unknown; details?: { receivedBytes?: unknown } } }
  const received = error?.details?.receivedBytes
  return error?.code === 'file.offset' && typeof received === 'number' ? received : null
}

const refusalIn = (body: unknown): RequestError => {
  const { error } = (body ?? {}) as { error?: ConstructorParameters<typeof RequestError>[0] }
  return new RequestError(
    typeof error?.code === 'string' ? error : { code: 'server.error', message: 'No answer to a part.' },
  )
}

/** Files of conversations, on this client's connection and over HTTP. */
export const attachFiles = <Part>(
  client: Pick<Client, 'state' | 'on' | 'request' | 'serverNowMs'>,
  options: { put: PutPart<Part>; timers: Timers; random(): number },
): Files<Part> => {
  const { put, timers, random } = options
  const { on, emit } = createEmitter<{ pass: undefined }>()
  let pass: Result<'file.pass'> | null = null
  let asking: Promise<Result<'file.pass'>> | null = null

  /** Resolves after that time, or as soon as the client is online again, or at once when it is called off. */
  const pause = (delayMs: number, signal: CancelSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        timers.clear(timer)
        off()
        resolve()
      }
      const timer = timers.set(done, delayMs)
      const wasOffline = client.state.kind !== 'online'
      const off = client.on('state', ({ kind }) => {
        if (wasOffline && kind === 'online') done()
      })
      signal?.addEventListener('abort', done)
    })

  /** Repeats what failed for want of a connection or of room, for as long as it may succeed. */
  const insist = async <T>(signal: CancelSignal | undefined, work: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      if (signal?.aborted) throw new UploadCancelled()
      try {
        return await work()
      } catch (error) {
        if (signal?.aborted) throw new UploadCancelled()
        // As many as may be sent in an hour: nobody wants to wait so long for a message.
        if (error instanceof RequestError && (!error.retryable || error.code === 'file.limit')) throw error
        if (client.state.kind === 'ended') throw error
        const leastMs = error instanceof RequestError ? error.retryAfterMs : 0
        await pause(Math.max(leastMs, backoffMs(attempt, random())), signal)
      }
    }
  }

  /** Brings everything over from where the server stands. */
  const bring = async (
    fileId: string,
    partBytes: number,
    file: Uploadable<Part>,
    { onProgress, signal }: UploadOptions,
  ): Promise<void> => {
    let received = 0
    let isSure = true
    const tell = (sentBytes: number) => onProgress?.({ sentBytes, bytes: file.size })
    while (received < file.size)
      received = await insist(signal, async () => {
        if (!isSure) {
          // The last part may have arrived or not, whole or in part.
          const { receivedBytes, state } = await client.request('file.read', { fileId })
          isSure = true
          if (state !== 'receiving') return file.size
          if (receivedBytes !== received) return receivedBytes
        }
        isSure = false
        const from = received
        const part = file.slice(from, Math.min(from + partBytes, file.size))
        const answer = await put(`/api/v1/files/${fileId}/content?offset=${from}`, part, {
          onSent: (bytes) => tell(from + bytes),
          signal,
        })
        const body = await answer.json().catch(() => null)
        isSure = true
        const moved = answer.status === 200 ? (body as Result<'file.read'>).receivedBytes : offsetIn(body)
        if (moved === null) throw refusalIn(body)
        tell(moved)
        return moved
      })
  }

  const settled = async (fileId: string, signal: CancelSignal | undefined): Promise<FileCard> => {
    let state: FileState = await insist(signal, () => client.request('file.finish', { fileId }))
    for (;;) {
      if (state.card !== null && state.state === 'ready') return state.card
      if (state.state === 'refused')
        throw new RequestError({
          code: (state.refusal ?? 'server.error') as ErrorCode,
          message: 'Refused.',
          // Its bytes were counted before they came: what is too large now is the picture in it.
          ...(state.refusal === 'file.too_large' && { details: { maxPixels: limits.filePixels } }),
        })
      await pause(lookEveryMs, signal)
      state = await insist(signal, () => client.request('file.read', { fileId }))
    }
  }

  const askPass = (): Promise<Result<'file.pass'>> => {
    asking ??= client
      .request('file.pass', {})
      .then((fresh) => {
        pass = fresh
        return fresh
      })
      .finally(() => {
        asking = null
      })
    return asking
  }
  const isFresh = ({ expiresAtMs }: Result<'file.pass'>) => expiresAtMs - client.serverNowMs() > passReserveMs
  const addressBy = ({ origin, pass: name }: Result<'file.pass'>, fileId: string, variant: FileVariant) =>
    `${origin}/files/${name}/${fileId}/${variant}`

  // Whoever got no address without a connection asks again.
  client.on('welcome', () => emit('pass', undefined))

  const upload = async (
    file: Uploadable<Part>,
    uploading: UploadOptions,
    announce: () => Promise<Result<'file.create'>>,
  ): Promise<FileCard> => {
    const { signal } = uploading
    const { fileId, partBytes } = await insist(signal, announce)
    try {
      await bring(fileId, partBytes, file, uploading)
      return await settled(fileId, signal)
    } catch (error) {
      // What is not wanted any more goes at once; failing that, the server sweeps it.
      if (error instanceof UploadCancelled) client.request('file.cancel', { fileId }).catch(() => {})
      throw error
    }
  }

  return {
    upload: (conversationId, file, uploading = {}) =>
      upload(file, uploading, () =>
        client.request('file.create', {
          conversationId,
          name: file.name,
          bytes: file.size,
          ...(uploading.voice === true && { voice: true }),
        }),
      ),
    keep: (file, uploading = {}) =>
      upload(file, uploading, () => client.request('canned-response.announce', { name: file.name, bytes: file.size })),
    address(fileId, variant) {
      if (pass !== null && isFresh(pass)) return addressBy(pass, fileId, variant)
      if (asking === null)
        askPass().then(
          () => emit('pass', undefined),
          // The next welcome asks again.
          () => {},
        )
      return null
    },
    async freshAddress(fileId, variant) {
      return addressBy(pass !== null && isFresh(pass) ? pass : await askPass(), fileId, variant)
    },
    onPass: (heard) => on('pass', heard),
  }
}
