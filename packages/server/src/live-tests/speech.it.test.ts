import type { Entry, Params } from '@frontdesk/protocol'
import { askHttp, eventually, expectOk, hireAgent, type RawSocket, signInAdmin } from '@frontdesk/testkit'
import { readyFile } from '@frontdesk/testkit/files'
import { startSpeechEngine } from '@frontdesk/testkit/speech-engine'
import { startTranslationEngine } from '@frontdesk/testkit/translation-engines'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { silence } from '../app/speech/silence.ts'
import { agentComes } from './inviting.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

const speech = await startSpeechEngine()
const translation = await startTranslationEngine('libretranslate')
afterAll(() => Promise.all([speech.close(), translation.close()]))

type Message = Entry['content'] & { kind: 'message' }
type Who = Parameters<typeof readyFile>[1]

/** The newest of a message that a socket was told of. */
const toldOf = (socket: RawSocket, conversationId: string, seq: number): Message | undefined => {
  const entries = socket.frames.flatMap((frame) =>
    frame.type === 'conversation.changed' && frame.changes.conversationId === conversationId
      ? frame.changes.entries
      : [],
  )
  const content = entries.findLast((entry) => entry.seq === seq)?.content
  return content?.kind === 'message' ? content : undefined
}

describe('text of voice messages', () => {
  const server = useServer({
    config: { allowedPlaces: [speech.place, translation.place] },
    limits: { visitorMessagesPer10s: 10_000, visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  const settle = async (change: Params<'interpretation-settings.update'>['change']) => {
    const { who } = await signInAdmin(server())
    return expectOk(await askHttp(server().url, 'interpretation-settings.update', { change }, who))
  }
  const { engine, url, model, key } = speech
  beforeEach(async () => {
    speech.answer('well')
    speech.hears(' Where is my parcel? ')
    await settle({ on: false, speech: { engine, url, model, key } })
  })

  const settled = async (): Promise<void> => {
    await server().app.stenographer.settled()
    await server().app.interpreter.settled()
  }

  /** A visitor and an agent who has the conversation; who speaks sends a second of silence. */
  const aTalk = async () => {
    const talk = await startTalk(server(), 'Hello')
    await talk.socket.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop', language: 'es' })
    const agent = await hireAgent(server())
    const desk = await watching(server(), agent, talk.conversationId)
    const { conversationId } = talk
    await desk.expect('conversation.take', { conversationId, from: null })
    onTestFinished(() => {
      desk.close()
      talk.socket.close()
    })
    const speaks = async (socket: RawSocket, who: Who, more: Partial<Params<'message.send'>> = {}) => {
      const card = await readyFile(server().url, who, conversationId, new Uint8Array(silence()), {
        name: 'voice.m4a',
        voice: true,
      })
      return sendText(socket, conversationId, '', { files: [card.id], ...more })
    }
    return { ...talk, agent, desk, speaks }
  }
  const transcriptOf = (socket: RawSocket, conversationId: string, seq: number) =>
    toldOf(socket, conversationId, seq)?.transcript

  it('[SPE2][SPE6] it is there at once, and its text follows for both sides; the engine is given what the server made', async () => {
    const { socket, desk, conversationId, visitor, speaks } = await aTalk()
    speech.answer('held')
    const { seq } = await speaks(socket, visitor.who)
    await eventually(() => transcriptOf(socket, conversationId, seq))
    expect(transcriptOf(desk, conversationId, seq)).toEqual({ state: 'waiting' })
    speech.answer('well')
    const made = { state: 'made', text: 'Where is my parcel?', language: 'en', engine: model }
    for (const side of [socket, desk]) {
      await eventually(() => transcriptOf(side, conversationId, seq)?.state === 'made')
      expect(transcriptOf(side, conversationId, seq)).toEqual(made)
    }
    const sound = speech.heard.at(-1)
    expect(sound).toMatchObject({ type: 'audio/mp4', model })
    expect(sound?.bytes.subarray(4, 8).toString()).toBe('ftyp')
    expect(sound?.bytes.equals(silence())).toBe(false)
  })

  it('[SPE1][SPE2] nothing goes to an engine before there is one, nor of notes, nor of rooms of colleagues', async () => {
    const { socket, desk, agent, visitor, conversationId, speaks } = await aTalk()
    const heard = speech.heard.length
    await settle({ speech: { engine: 'none' } })
    const early = await speaks(socket, visitor.who)
    await settle({ speech: { engine } })
    const note = await speaks(desk, agent.who, { visibility: 'staff' })
    const other = await agentComes(server())
    const { conversationId: room } = await other.socket.expect('room.direct', { agentId: agent.agentId })
    const card = await readyFile(server().url, other.who, room, new Uint8Array(silence()), { voice: true })
    await sendText(other.socket, room, '', { files: [card.id] })
    await desk.expect('message.transcribe', { conversationId, seq: note.seq })
    await settled()
    expect(speech.heard).toHaveLength(heard)
    expect(transcriptOf(desk, conversationId, early.seq)).toBeUndefined()
    expect(transcriptOf(desk, conversationId, note.seq)).toBeUndefined()
  })

  it('[SPE1] the key is told to nobody and stays with its engine and address; a trial and the audit log say what is', async () => {
    const { who } = await signInAdmin(server())
    const read = expectOk(await askHttp(server().url, 'interpretation-settings.read', {}, who))
    expect(read).toMatchObject({ hasKey: false, speech: { engine, url, model, hasKey: true } })
    const stored = await server().app.store.account(server().accountId).interpretations.settings()
    expect(JSON.stringify([read, stored])).not.toContain(key)
    expect(expectOk(await askHttp(server().url, 'speech.try', {}, who)).text).toBe('Where is my parcel?')
    expect(speech.heard.at(-1)?.bytes.equals(silence())).toBe(true)
    speech.answer('slow down')
    expect(await askHttp(server().url, 'speech.try', {}, who)).toMatchObject({
      error: { code: 'transcription.failed', details: { reason: 'busy' } },
    })
    expect((await settle({ speech: { url: `${url}/elsewhere` } })).speech.hasKey).toBe(false)
    expect((await settle({ speech: { url } })).speech.hasKey).toBe(true)
    await expect(settle({ speech: { url: 'ftp://a.example' } })).rejects.toThrow(/request.invalid/)
    const { events } = expectOk(await askHttp(server().url, 'audit.list', { subject: 'interpretation' }, who))
    expect(JSON.stringify(events)).toContain('speechUrl')
    expect(JSON.stringify(events)).not.toContain(key)
  })

  it('[SPE3] where interpretation is on, what was said is put into the readers’ languages', async () => {
    await settle({ on: true, engine: 'libretranslate', url: translation.url, key: translation.key })
    const { desk, socket, agent, conversationId, speaks } = await aTalk()
    const { seq } = await speaks(desk, agent.who)
    await eventually(() => toldOf(socket, conversationId, seq)?.translations)
    expect(toldOf(socket, conversationId, seq)?.translations).toEqual([
      { language: 'es', text: 'WHERE IS MY PARCEL?', engine: 'libretranslate' },
    ])
    expect(translation.asked.at(-1)).toMatchObject({ from: 'en', to: 'es' })
  })

  it('[SPE4] an engine that fails keeps nobody waiting, is left alone after three times, and may be asked again', async () => {
    const { socket, desk, conversationId, visitor, speaks } = await aTalk()
    speech.answer('nonsense')
    const before = speech.heard.length
    let last = 0
    for (const _ of [1, 2, 3, 4]) {
      last = (await speaks(socket, visitor.who)).seq
      await eventually(() => transcriptOf(socket, conversationId, last)?.state === 'failed')
    }
    expect(speech.heard).toHaveLength(before + 3)
    speech.answer('well')
    await desk.expect('message.transcribe', { conversationId, seq: last + deskAhead(desk, conversationId, last) })
    await eventually(() => transcriptOf(socket, conversationId, last)?.state === 'made')
  })

  it('[SPE4] no words are no words, and more than a message holds is cut', async () => {
    const { socket, conversationId, visitor, speaks } = await aTalk()
    speech.hears(' ')
    const none = await speaks(socket, visitor.who)
    await eventually(() => transcriptOf(socket, conversationId, none.seq)?.state === 'made')
    expect(transcriptOf(socket, conversationId, none.seq)).toMatchObject({ text: '' })
    speech.hears(`\u0000${'x'.repeat(20_000)}`)
    const long = await speaks(socket, visitor.who)
    await eventually(() => transcriptOf(socket, conversationId, long.seq)?.state === 'made')
    expect(transcriptOf(socket, conversationId, long.seq)).toMatchObject({
      text: expect.stringMatching(/^x{1,10000}$/),
    })
  })

  it('[SPE5] the text is found, stands in lists and transcripts, and goes when the message is taken back', async () => {
    speech.hears('The zeppelin is broken')
    const { socket, desk, conversationId, visitor, speaks } = await aTalk()
    const { seq } = await speaks(socket, visitor.who)
    await eventually(() => transcriptOf(socket, conversationId, seq)?.state === 'made')
    const found = async () => {
      await server().app.searchIndexer.settled()
      return (await desk.expect('search.messages', { text: 'zeppelin' })).hits
    }
    expect(await found()).toMatchObject([{ conversationId, snippet: 'The zeppelin is broken' }])
    const { entries } = expectOk(await askHttp(server().url, 'transcript.read', { conversationId }, visitor.who))
    expect(JSON.stringify(entries)).toContain('zeppelin')
    await socket.expect('message.recall', { conversationId, seq })
    expect(await found()).toEqual([])
    const now = expectOk(await askHttp(server().url, 'transcript.read', { conversationId }, visitor.who))
    expect(JSON.stringify(now.entries)).not.toContain('zeppelin')
  })

  it('[SPE4] what waited when the server ended is heard after its start', async () => {
    const { socket, conversationId, visitor, speaks } = await aTalk()
    speech.answer('held')
    await speaks(socket, visitor.who)
    await server().restart()
    speech.answer('well')
    const { conversations } = server().app.store.account(server().accountId)
    const made = async () =>
      ((await conversations.latest(conversationId, 'staff', 5))?.entries ?? []).some(
        ({ content }) => content.kind === 'message' && content.extra?.transcript?.state === 'made',
      )
    expect(await eventually(made)).toBe(true)
  })
})

/** How far staff's count of a public message is ahead of the visitor's: what was decided stands between. */
const deskAhead = (desk: RawSocket, conversationId: string, publicSeq: number): number => {
  const ids = desk.frames.flatMap((frame) =>
    frame.type === 'conversation.changed' && frame.changes.conversationId === conversationId
      ? frame.changes.entries
      : [],
  )
  const seqs = [...new Set(ids.filter(({ visibility }) => visibility === 'everyone').map(({ seq }) => seq))]
  return Math.max(...seqs) - publicSeq
}
