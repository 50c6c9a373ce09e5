import type { UploadOptions } from '@frontdesk/client/files'
import type { FileCard } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { createTray } from './tray.ts'

const cardOf = (name: string): FileCard => ({
  id: `id-${name}`,
  name,
  kind: 'file',
  type: 'text/plain',
  bytes: 3,
  voice: false,
  thumb: false,
  playable: false,
})
const fileOf = (name: string, content = 'abc') => new File([content], name)

/** A tray whose uploads end when the test says so. */
const setUp = () => {
  type Upload = { options: UploadOptions; done(card: FileCard): void; fail(fault: unknown): void }
  const uploads = new Map<string, Upload>()
  const spoken: string[] = []
  let released = 0
  let keys = 0
  const tray = createTray({
    files: {
      upload: (_, { name }, options = {}) =>
        new Promise((done, fail) => {
          uploads.set(name, { options, done, fail })
        }),
    },
    conversation: async () => 'c1',
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    preview: () => null,
    forget: () => {},
    spoken: ({ name }) => spoken.push(name),
    released: () => {
      released += 1
    },
  })
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve()
  }
  const upload = (name: string): Upload => {
    const found = uploads.get(name)
    if (found === undefined) throw new Error(`${name} is not being brought over`)
    return found
  }
  return { tray, uploads, upload, settle, spoken, released: () => released }
}

const states = (tray: ReturnType<typeof setUp>['tray']) => tray.items.map(({ state }) => state)

describe('files that are put into a message', () => {
  it('[ATT1][E7] are brought over two at a time and go with the message once all are ready', async () => {
    const { tray, upload, settle, released } = setUp()
    tray.add([fileOf('a'), fileOf('b'), fileOf('c')])
    await settle()
    expect(states(tray)).toEqual(['sending', 'sending', 'waiting'])
    expect(tray.take()).toBeNull()
    expect(tray.isHeld).toBe(true)
    upload('a').done(cardOf('a'))
    await settle()
    expect(states(tray)).toEqual(['ready', 'sending', 'sending'])
    upload('b').done(cardOf('b'))
    upload('c').done(cardOf('c'))
    await settle()
    expect(released()).toBe(1)
    expect(tray.take()?.extra).toEqual({ files: ['id-a', 'id-b', 'id-c'] })
    expect(tray.items).toEqual([])
  })

  it('[ATT1] show how far they are', async () => {
    const { tray, upload, settle } = setUp()
    tray.add([fileOf('a')])
    await settle()
    upload('a').options.onProgress?.({ sentBytes: 1, bytes: 4 })
    expect(tray.items[0]).toMatchObject({ state: 'sending', share: 0.25 })
    upload('a').options.onProgress?.({ sentBytes: 4, bytes: 4 })
    expect(tray.items[0]?.state).toBe('checking')
  })

  it('[ATT2] hold the message no longer when one fails, and can be tried again or taken out', async () => {
    const { tray, upload, settle, released } = setUp()
    tray.add([fileOf('a'), fileOf('b')])
    await settle()
    tray.take()
    upload('a').fail(new Error('refused'))
    upload('b').done(cardOf('b'))
    await settle()
    expect(states(tray)).toEqual(['failed', 'ready'])
    expect(tray.isHeld).toBe(false)
    expect(tray.take()).toBeNull()
    tray.retry('key-1')
    await settle()
    expect(states(tray)).toEqual(['sending', 'ready'])
    tray.remove('key-1')
    expect(upload('a').options.signal?.aborted).toBe(true)
    expect(released()).toBe(0)
    expect(tray.take()?.extra).toEqual({ files: ['id-b'] })
  })

  it('[ATT2] that are taken out let a held message go', async () => {
    const { tray, upload, settle, released } = setUp()
    tray.add([fileOf('a'), fileOf('b')])
    await settle()
    upload('b').done(cardOf('b'))
    await settle()
    tray.take()
    tray.remove('key-1')
    expect(released()).toBe(1)
  })

  it('[ATT2] no more than a message carries, and none that is empty', async () => {
    const { tray, settle } = setUp()
    expect(tray.add(Array.from({ length: 12 }, (_, index) => fileOf(`f${index}`)))).toBe(2)
    expect(tray.count).toBe(10)
    const other = setUp()
    other.tray.add([fileOf('nothing', '')])
    await settle()
    expect(other.tray.items[0]).toMatchObject({ state: 'failed', fault: { code: 'file.empty' } })
  })

  it('[VOI1] and a voice message goes by itself, whatever else is there', async () => {
    const { tray, upload, settle, spoken } = setUp()
    tray.add([fileOf('a')])
    tray.add([fileOf('voice')], true)
    await settle()
    expect(upload('voice').options.voice).toBe(true)
    expect(tray.count).toBe(1)
    upload('voice').done(cardOf('voice'))
    await settle()
    expect(spoken).toEqual(['voice'])
    expect(tray.items.map(({ file }) => file.name)).toEqual(['a'])
  })

  it('[CAN8] what the server has already is copied into the conversation, and can be taken out before', async () => {
    const { tray, settle, uploads } = setUp()
    const ways = new Map<string, (card: FileCard) => void>()
    const way = (conversationId: string, fileId: string): Promise<FileCard> =>
      new Promise((done) => ways.set(`${conversationId} ${fileId}`, done))
    expect(tray.addKept([cardOf('a'), cardOf('b')], way)).toBe(0)
    await settle()
    expect(states(tray)).toEqual(['checking', 'checking'])
    expect(tray.take()).toBeNull()
    ways.get('c1 id-a')?.({ ...cardOf('a'), id: 'copy-a' })
    tray.remove('key-2')
    await settle()
    expect(tray.take()?.extra).toEqual({ files: ['copy-a'] })
    expect(uploads.size).toBe(0)
  })

  it('[CAN7] what is where it belongs is ready at once; there is no room for more than a message carries', () => {
    const { tray } = setUp()
    const many = Array.from({ length: 12 }, (_, index) => cardOf(`f${index}`))
    expect(tray.addKept(many, null)).toBe(2)
    expect(states(tray)).toEqual(Array.from({ length: 10 }, () => 'ready'))
    expect(tray.addKept([cardOf('g')], null)).toBe(1)
  })
})
