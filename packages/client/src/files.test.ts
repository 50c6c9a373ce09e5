import type { FileCard, Result, WireError } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { attachFiles, type PutPart, type Uploadable, UploadCancelled } from './files.ts'
import { RequestError } from './request-error.ts'
import { createManualTimers } from './test-support/manual-timers.ts'
import type { Client, ClientEvents, ClientState } from './types.ts'

const card: FileCard = {
  id: 'file-1',
  name: 'parcel.jpg',
  kind: 'image',
  type: 'image/jpeg',
  bytes: 10,
  voice: false,
  thumb: true,
  playable: true,
}

type Part = { from: number; to: number }
const aFile = (size: number): Uploadable<Part> => ({
  name: 'parcel.jpg',
  size,
  slice: (from, to) => ({ from, to }),
})

/** A server that takes parts of four bytes, on a wire that can be cut before or after it has heard one. */
const createWire = () => {
  const clock = createManualTimers()
  const asked: string[] = []
  const heardStates = new Set<(state: ClientState) => void>()
  const faults: ('unheard' | 'unanswered' | WireError)[] = []
  let state: ClientState = { kind: 'online', connectionId: 'c', sinceMs: 0 }
  let received = 0
  let size = 0
  let looks = 0
  let passes = 0
  let refusal: string | null = null

  const upload = (): Result<'file.read'> => ({
    state: refusal !== null ? 'refused' : received < size ? 'receiving' : looks > 0 ? 'processing' : 'ready',
    receivedBytes: received,
    partBytes: 4,
    card: refusal === null && received >= size && looks === 0 ? card : null,
    refusal,
  })
  const answer = (command: string, params: { bytes?: number }): unknown => {
    switch (command) {
      case 'file.create':
        size = params.bytes ?? 0
        return { fileId: 'file-1', partBytes: 4 }
      case 'file.read':
      case 'file.finish': {
        const now = upload()
        if (received >= size) looks = Math.max(0, looks - 1)
        return now
      }
      case 'file.pass':
        passes += 1
        return { origin: 'https://files.example', pass: `pass-${passes}`, expiresAtMs: clock.timers.nowMs() + 600_000 }
      default:
        return {}
    }
  }
  const client = {
    get state() {
      return state
    },
    serverNowMs: () => clock.timers.nowMs(),
    on: (event: keyof ClientEvents, heard: (value: never) => void) => {
      if (event !== 'state') return () => {}
      const listener = heard as (value: ClientState) => void
      heardStates.add(listener)
      return () => heardStates.delete(listener)
    },
    request: async (command: string, params: { bytes?: number }) => {
      asked.push(command)
      if (state.kind !== 'online') throw new RequestError({ code: 'link.offline', message: '' })
      return answer(command, params)
    },
  } as unknown as Client
  const put: PutPart<Part> = async (path, part, { onSent }) => {
    asked.push(`put ${path.split('offset=')[1] ?? ''}`)
    const fault = faults.shift()
    if (fault === 'unheard') throw new Error('cut')
    const at = Number(path.split('offset=')[1])
    if (typeof fault === 'object') return { status: 429, json: async () => ({ error: fault }) }
    if (at !== received)
      return {
        status: 409,
        json: async () => ({ error: { code: 'file.offset', message: '', details: { receivedBytes: received } } }),
      }
    onSent(part.to - part.from)
    received = part.to
    if (fault === 'unanswered') throw new Error('cut')
    return { status: 200, json: async () => upload() }
  }
  const files = attachFiles(client, { put, timers: clock.timers, random: () => 0.5 })
  const settle = async () => {
    for (let i = 0; i < 50; i += 1) await Promise.resolve()
  }
  return {
    files,
    asked,
    faults,
    settle,
    advance: (ms: number) => clock.advance(ms, settle),
    lookFor: (times: number) => {
      looks = times
    },
    refuse: (code: string) => {
      refusal = code
    },
    setOnline: (isOnline: boolean) => {
      state = isOnline ? { kind: 'online', connectionId: 'c', sinceMs: 0 } : { kind: 'offline', retryAtMs: 0 }
      for (const heard of [...heardStates]) heard(state)
    },
  }
}

const parts = (asked: readonly string[]) => asked.filter((one) => one.startsWith('put'))

describe('an upload', () => {
  it('[UPL1][E7] goes part by part, tells how far it is, and answers with the card', async () => {
    const wire = createWire()
    const told: number[] = []
    const done = wire.files.upload('c1', aFile(10), { onProgress: ({ sentBytes }) => told.push(sentBytes) })
    expect(await done).toEqual(card)
    expect(wire.asked).toEqual(['file.create', 'put 0', 'put 4', 'put 8', 'file.finish'])
    expect(told).toEqual([4, 4, 8, 8, 10, 10])
  })

  it('[UPL1] waits until the server has looked at the file', async () => {
    const wire = createWire()
    wire.lookFor(2)
    const done = wire.files.upload('c1', aFile(4))
    await wire.advance(5_000)
    expect(await done).toEqual(card)
    expect(wire.asked).toEqual(['file.create', 'put 0', 'file.finish', 'file.read', 'file.read'])
  })

  it.each(['unheard', 'unanswered'] as const)(
    '[UPL2][E7] goes on where the server stands when the line is cut and the part was %s',
    async (fault) => {
      const wire = createWire()
      wire.faults.push('unheard', fault)
      const done = wire.files.upload('c1', aFile(8))
      await wire.advance(60_000)
      expect(await done).toEqual(card)
      const sent = parts(wire.asked)
      expect(sent.at(-1)).toBe('put 4')
      expect(sent.filter((one) => one === 'put 0').length).toBe(fault === 'unheard' ? 3 : 2)
    },
  )

  it('[UPL2] waits without a connection and goes on as soon as there is one', async () => {
    const wire = createWire()
    wire.setOnline(false)
    const done = wire.files.upload('c1', aFile(4))
    await wire.settle()
    expect(parts(wire.asked)).toEqual([])
    wire.setOnline(true)
    await wire.settle()
    expect(await done).toEqual(card)
  })

  it('[UPL2] waits as long as a busy server says, at least', async () => {
    const wire = createWire()
    wire.faults.push({ code: 'rate.limited', message: '', retryAfterMs: 20_000 })
    const done = wire.files.upload('c1', aFile(4))
    await wire.advance(19_000)
    expect(parts(wire.asked)).toEqual(['put 0'])
    await wire.advance(2_000)
    expect(await done).toEqual(card)
  })

  it('[UPL3][E7] is told why it is refused, with the limit that it met', async () => {
    const wire = createWire()
    wire.faults.push({ code: 'file.too_large', message: '', details: { maxBytes: 3 } })
    const refused = await wire.files.upload('c1', aFile(4)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'file.too_large', details: { maxBytes: 3 } })
  })

  it('[UPL3] is told what the server found when it looked', async () => {
    const wire = createWire()
    wire.refuse('file.kind_refused')
    await expect(wire.files.upload('c1', aFile(4))).rejects.toMatchObject({ code: 'file.kind_refused' })
    wire.refuse('file.too_large')
    await expect(wire.files.upload('c1', aFile(4))).rejects.toMatchObject({ details: { maxPixels: 64_000_000 } })
  })

  it('[UPL4][E7] that is called off is taken back at the server', async () => {
    const wire = createWire()
    wire.faults.push('unheard')
    let isOver = false
    let tell = () => {}
    const signal = {
      get aborted() {
        return isOver
      },
      addEventListener: (_: 'abort', heard: () => void) => {
        tell = heard
      },
    }
    const done = wire.files.upload('c1', aFile(8), { signal })
    const seen = done.catch((error: unknown) => error)
    await wire.settle()
    isOver = true
    tell()
    await wire.settle()
    expect(await seen).toBeInstanceOf(UploadCancelled)
    expect(wire.asked.at(-1)).toBe('file.cancel')
  })
})

describe('the address of a file', () => {
  it('[UPL5] is asked for once, stays while it is good, and is renewed before it runs out', async () => {
    const wire = createWire()
    let heard = 0
    wire.files.onPass(() => {
      heard += 1
    })
    expect(wire.files.address('f', 'thumb')).toBeNull()
    expect(wire.files.address('f', 'view')).toBeNull()
    await wire.settle()
    expect(heard).toBe(1)
    expect(wire.files.address('f', 'thumb')).toBe('https://files.example/files/pass-1/f/thumb')
    await wire.advance(500_000)
    expect(wire.files.address('f', 'original')).toBe('https://files.example/files/pass-1/f/original')
    await wire.advance(50_000)
    expect(await wire.files.freshAddress('f', 'view')).toBe('https://files.example/files/pass-2/f/view')
  })
})
