import type { Entry, Interpretation, Params } from '@frontdesk/protocol'
import { askHttp, eventually, expectOk, hireAgent, type RawSocket, signInAdmin } from '@frontdesk/testkit'
import { startTranslationEngine } from '@frontdesk/testkit/translation-engines'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { agrees, gathers } from './gathering.ts'
import { agentComes, guestComes } from './inviting.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

const engine = await startTranslationEngine('libretranslate')
afterAll(() => engine.close())

type Message = Entry['content'] & { kind: 'message' }

/** The newest of each message that a socket was told of in a conversation, by its text. */
const heldBy = (socket: RawSocket, conversationId: string): Map<string, Message & { rev: number; seq: number }> => {
  const held = new Map<string, Message & { rev: number; seq: number }>()
  for (const frame of socket.frames)
    if (frame.type === 'conversation.changed' && frame.changes.conversationId === conversationId)
      for (const { content, rev, seq } of frame.changes.entries)
        if (content.kind === 'message') held.set(content.text, { ...content, rev, seq })
  return held
}

const translationsIn = (socket: RawSocket, conversationId: string, text: string): Record<string, string> =>
  Object.fromEntries(
    (heldBy(socket, conversationId).get(text)?.translations ?? []).map((one) => [one.language, one.text]),
  )

describe('interpretation', () => {
  const server = useServer({
    config: { allowedPlaces: [engine.place] },
    limits: { visitorMessagesPer10s: 10_000, visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  const settle = async (change: Params<'interpretation-settings.update'>['change']) => {
    const { who } = await signInAdmin(server())
    return expectOk(await askHttp(server().url, 'interpretation-settings.update', { change }, who))
  }
  const plain = { on: true, engine: engine.engine, url: engine.url, model: '', pairs: null, glossary: [] }
  beforeEach(async () => {
    engine.answer('well')
    await settle({ ...plain, key: engine.key })
  })

  /** A visitor who reads Spanish, and an agent who reads English and has the conversation. */
  const aTalk = async (firstWords = '¿Dónde está mi pedido?') => {
    const talk = await startTalk(server(), firstWords)
    await talk.socket.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop', language: 'es-MX' })
    const agent = await hireAgent(server())
    const desk = await watching(server(), agent, talk.conversationId)
    await desk.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    await server().app.interpreter.settled()
    onTestFinished(() => {
      desk.close()
      talk.socket.close()
    })
    return { ...talk, agent, desk, at: { conversationId: talk.conversationId } }
  }

  it('[E8][INT3] the original is there at once, the translation follows as a change of the entry', async () => {
    const { socket, desk, conversationId } = await aTalk()
    engine.answer('held')
    const sent = await sendText(desk, conversationId, 'Your parcel is on its way')
    await eventually(() => heldBy(socket, conversationId).has('Your parcel is on its way'))
    const before = heldBy(socket, conversationId).get('Your parcel is on its way')
    expect(before?.translations).toBeUndefined()
    engine.answer('well')
    await eventually(() => heldBy(socket, conversationId).get('Your parcel is on its way')?.translations)
    const after = heldBy(socket, conversationId).get('Your parcel is on its way')
    expect(after).toMatchObject({
      text: 'Your parcel is on its way',
      translations: [{ language: 'es', text: 'YOUR PARCEL IS ON ITS WAY', engine: 'libretranslate' }],
    })
    expect(after?.seq).toBe(before?.seq)
    expect(after?.rev).toBeGreaterThan(before?.rev ?? 0)
    const fresh = await desk.expect('conversation.resume', { conversationId, rev: 0 })
    expect(fresh.entries.find(({ seq }) => seq === sent.seq)?.content).toMatchObject({
      translations: after?.translations,
    })
  })

  it('[E8][INT4] who comes in reads what was said before in its own language', async () => {
    const { desk, conversationId } = await aTalk('¿Tienen esta lámpara en rojo?')
    await eventually(() => translationsIn(desk, conversationId, '¿Tienen esta lámpara en rojo?')['en'])
    expect(translationsIn(desk, conversationId, '¿Tienen esta lámpara en rojo?')).toEqual({
      en: '¿TIENEN ESTA LÁMPARA EN ROJO?',
    })
  })

  it('[E8][INT4] what waits for somebody is read in the language of whoever opens it, taken or not', async () => {
    const talk = await startTalk(server(), '¿Cuánto cuesta el envío exprés?')
    await server().app.interpreter.settled()
    const desk = await watching(server(), await hireAgent(server()), talk.conversationId)
    const read = async () => {
      const { entries } = await desk.expect('conversation.resume', { conversationId: talk.conversationId, rev: 0 })
      return entries.flatMap(({ content }) => (content.kind === 'message' ? (content.translations ?? []) : []))
    }
    const put = async () => (await read()).find(({ language }) => language === 'en')
    expect(await eventually(put)).toMatchObject({ text: '¿CUÁNTO CUESTA EL ENVÍO EXPRÉS?' })
    desk.close()
    talk.socket.close()
  })

  it('[INT8] what waited when the server ended is looked for when it starts', async () => {
    const { desk, socket, conversationId } = await aTalk()
    await server().app.interpreter.settled()
    await settle({ on: false })
    await sendText(socket, conversationId, '¿Llegará mañana por la mañana?')
    await settle({ on: true })
    await server().restart()
    const { conversations } = server().app.store.account(server().accountId)
    const put = async () => {
      const entries = (await conversations.latest(conversationId, 'staff', 5))?.entries ?? []
      const said = entries.flatMap(({ content }) => (content.kind === 'message' ? [content] : []))
      return said.find(({ text }) => text.startsWith('¿Lleg'))?.extra?.translations?.[0]
    }
    expect(await eventually(put)).toMatchObject({ language: 'en', text: '¿LLEGARÁ MAÑANA POR LA MAÑANA?' })
    desk.close()
  })

  it('[INT12] staff who watch are told at once when a visitor chooses another language', async () => {
    const { desk, socket, at, conversationId } = await aTalk()
    const told = () => desk.frames.filter(({ type }) => type === 'interpretation.changed').length
    const before = told()
    await socket.expect('interpretation.choose', { ...at, language: 'fr' })
    await eventually(() => told() > before)
    expect(socket.frames.some(({ type }) => type === 'interpretation.changed')).toBe(false)
    const { speakers } = await desk.expect('interpretation.read', { conversationId })
    expect(speakers.find(({ kind }) => kind === 'contact')?.reads).toEqual(['fr'])
  })

  it('[INT1] nothing goes to an engine before it is switched on, nor of notes, nor of rooms of colleagues', async () => {
    await settle({ on: false })
    const { socket, desk, agent, conversationId } = await aTalk('¿Alguien está ahí?')
    await sendText(socket, conversationId, '¿Hola, hay alguien?')
    await settle({ on: true })
    await sendText(desk, conversationId, 'A note for staff', { visibility: 'staff' })
    const other = await agentComes(server())
    const { conversationId: room } = await other.socket.expect('room.direct', { agentId: agent.agentId })
    await sendText(other.socket, room, 'Between colleagues')
    await server().app.interpreter.settled()
    const asked = engine.asked.map(({ text }) => text)
    for (const text of ['¿Hola, hay alguien?', '¿Alguien está ahí?', 'A note for staff', 'Between colleagues'])
      expect(asked).not.toContain(text)
  })

  it('[E8][INT3] in a session of several each reads its own language, and each text is put into each once', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const [luz, bo] = [await guestComes(server()), await guestComes(server())]
    for (const [guest, language] of [
      [luz, 'es'],
      [bo, 'zh-CN'],
    ] as const)
      await guest.socket.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop', language })
    const { conversationId } = await gathers(wei, [luz, bo], [ana])
    for (const guest of [luz, bo]) await agrees(guest)
    for (const agent of [wei, ana]) await agent.socket.expect('conversation.resume', { conversationId, rev: 0 })
    await sendText(wei.socket, conversationId, 'Welcome to both of you')
    await eventually(
      () => Object.keys(translationsIn(luz.socket, conversationId, 'Welcome to both of you')).length === 2,
    )
    expect(Object.keys(translationsIn(bo.socket, conversationId, 'Welcome to both of you')).toSorted()).toEqual([
      'es',
      'zh',
    ])
    engine.say('我的订单在哪里', 'WHERE IS MY ORDER')
    await sendText(bo.socket, conversationId, '我的订单在哪里')
    await eventually(() => Object.keys(translationsIn(ana.socket, conversationId, '我的订单在哪里')).length === 2)
    const pairs = engine.asked.filter(({ text }) => text === '我的订单在哪里').map(({ from, to }) => `${from}|${to}`)
    expect(pairs.toSorted()).toEqual(['zh|en', 'zh|es'])
  })

  it('[E8][INT7] a slow or broken engine keeps nobody waiting: the original stands, a mark says so, and one may try again', async () => {
    const { socket, desk, at, conversationId } = await aTalk()
    engine.answer('slow down')
    const { seq } = await sendText(desk, conversationId, 'One moment please')
    await eventually(() => heldBy(socket, conversationId).get('One moment please')?.untranslated)
    expect(heldBy(socket, conversationId).get('One moment please')).toMatchObject({
      text: 'One moment please',
      untranslated: ['es'],
    })
    engine.answer('well')
    await desk.expect('message.translate', { ...at, seq })
    await eventually(() => heldBy(socket, conversationId).get('One moment please')?.translations)
    expect(heldBy(socket, conversationId).get('One moment please')?.untranslated).toBeUndefined()
  })

  it('[INT7] an engine that fails again and again is left alone for a while', async () => {
    const { socket, desk, conversationId } = await aTalk()
    engine.answer('slow down')
    for (const n of [1, 2, 3, 4, 5]) {
      await sendText(desk, conversationId, `Attempt that fails ${n}`)
      await eventually(() => heldBy(socket, conversationId).get(`Attempt that fails ${n}`)?.untranslated)
    }
    expect(engine.asked.filter(({ text }) => text.startsWith('Attempt that fails'))).toHaveLength(3)
    // One who asks by hand is heard.
    engine.answer('well')
    const seq = heldBy(desk, conversationId).get('Attempt that fails 5')?.seq ?? 0
    await desk.expect('message.translate', { conversationId, seq })
    await eventually(() => heldBy(socket, conversationId).get('Attempt that fails 5')?.translations)
  })

  it('[E8][INT8] what waits is bounded; beyond, the original stands and says so, and nothing is lost of the words', async () => {
    const { socket, desk, conversationId } = await aTalk()
    engine.answer('held')
    for (let n = 0; n < 240; n += 1)
      await sendText(socket, conversationId, `Línea número uno dos tres ${'x'.repeat(n)}`)
    expect(server().app.interpreter.waiting()).toBeLessThanOrEqual(202)
    await eventually(() =>
      [...heldBy(desk, conversationId).values()].some(({ untranslated }) => untranslated !== undefined),
    )
    expect([...heldBy(desk, conversationId).keys()].filter((text) => text.startsWith('Línea'))).toHaveLength(240)
    engine.answer('well')
    await server().app.interpreter.settled()
    const made = [...heldBy(desk, conversationId).values()].filter(({ translations }) => translations !== undefined)
    expect(made.length).toBeGreaterThanOrEqual(200)
  })

  it('[E8][INT6] a glossary is respected, and numbers and addresses', async () => {
    await settle({ glossary: [' Aurora Lamp ', 'Aurora Lamp'] })
    const { socket, desk, conversationId } = await aTalk()
    const text = 'The Aurora Lamp of order AB-12345 is here: https://shop.test/x'
    await sendText(desk, conversationId, text)
    await eventually(() => translationsIn(socket, conversationId, text)['es'])
    expect(translationsIn(socket, conversationId, text)['es']).toBe(
      'THE Aurora Lamp OF ORDER AB-12345 IS HERE: https://shop.test/x',
    )
  })

  it('[INT6] an engine that does not keep what stands for a name is given the pieces between', async () => {
    await settle({ glossary: ['Borealis'] })
    engine.say('Is XQ0X really out of stock?', 'Lost it')
    const { socket, desk, conversationId } = await aTalk()
    await sendText(desk, conversationId, 'Is Borealis really out of stock?')
    await eventually(() => translationsIn(socket, conversationId, 'Is Borealis really out of stock?')['es'])
    expect(translationsIn(socket, conversationId, 'Is Borealis really out of stock?')['es']).toBe(
      'IS Borealis REALLY OUT OF STOCK?',
    )
  })

  it('[E8][INT9] the same text for the same pair is asked of the engine once, until the engine or the glossary changes', async () => {
    const text = 'We are open from nine to six'
    const timesAsked = () => engine.asked.filter((one) => one.text === text).length
    for (const _ of [1, 2]) {
      const { socket, desk, conversationId } = await aTalk()
      await sendText(desk, conversationId, text)
      await eventually(() => translationsIn(socket, conversationId, text)['es'])
    }
    expect(timesAsked()).toBe(1)
    await settle({ glossary: ['nine to five'] })
    const { socket, desk, conversationId } = await aTalk()
    await sendText(desk, conversationId, text)
    await eventually(() => translationsIn(socket, conversationId, text)['es'])
    expect(timesAsked()).toBe(2)
    const { translationSweep } = server().app.store
    await translationSweep.sweep(Date.now() + 1)
    const again = await aTalk()
    await sendText(again.desk, again.conversationId, text)
    await eventually(() => translationsIn(again.socket, again.conversationId, text)['es'])
    expect(timesAsked()).toBe(3)
  })

  it('[E8][INT2] a visitor’s language is corrected by the visitor and by staff, and found out from what it writes', async () => {
    const { socket, desk, at, visitor, conversationId } = await aTalk()
    const seen = await desk.expect('interpretation.read', at)
    expect(seen).toMatchObject({ offered: true, on: true, engine: 'libretranslate', mine: { reads: ['en'] } })
    const theirs = (all: Interpretation) => all.speakers.find(({ kind }) => kind === 'contact')
    expect(theirs(seen)).toMatchObject({ id: visitor.self.contactId, reads: ['es'] })
    const own = await socket.expect('interpretation.choose', { ...at, language: 'fr-CA' })
    expect(own).toMatchObject({ mine: { reads: ['fr'], source: 'chosen' }, speakers: [] })
    await sendText(desk, conversationId, 'Which colour would you like?')
    await eventually(() => translationsIn(socket, conversationId, 'Which colour would you like?')['fr'])
    const corrected = await desk.expect('interpretation.choose', {
      ...at,
      language: 'zh-CN',
      contactId: visitor.self.contactId,
    })
    expect(theirs(corrected)).toMatchObject({ reads: ['zh'], source: 'chosen' })
    await eventually(() => translationsIn(socket, conversationId, 'Which colour would you like?')['zh'])
    const refused = await socket.ask('interpretation.choose', {
      ...at,
      language: 'en',
      contactId: visitor.self.contactId,
    })
    expect(refused).toMatchObject({ error: { code: 'not_found' } })
    // Nothing more into another language: it wants the words as they were written.
    await socket.expect('interpretation.choose', { ...at, language: null })
    await sendText(desk, conversationId, 'And which size?')
    await server().app.interpreter.settled()
    expect(engine.asked.map(({ text }) => text)).not.toContain('And which size?')
  })

  it('[INT2] a visitor whose browser says otherwise is answered in the language that it writes', async () => {
    const { socket, desk, at, conversationId } = await aTalk('Hi')
    await socket.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop', language: 'en' })
    await server().app.interpreter.settled()
    const { socket: other, conversationId: theirs } = await startTalk(server(), 'Hi')
    onTestFinished(() => other.close())
    await other.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop', language: 'en' })
    await desk.expect('conversation.resume', { conversationId: theirs, rev: 0 })
    await desk.expect('conversation.take', { conversationId: theirs, from: null })
    await sendText(other, theirs, '¿Cuándo llegará mi pedido por favor?')
    await eventually(() => translationsIn(desk, theirs, '¿Cuándo llegará mi pedido por favor?')['en'])
    const { speakers } = await desk.expect('interpretation.read', { conversationId: theirs })
    expect(speakers.find(({ kind }) => kind === 'contact')).toMatchObject({ reads: ['es'], source: 'detected' })
    await sendText(desk, theirs, 'It comes tomorrow morning')
    await eventually(() => translationsIn(other, theirs, 'It comes tomorrow morning')['es'])
    expect(at.conversationId).toBe(conversationId)
  })

  it('[E8][INT10] staff switch it off and on in one conversation; what is edited is put into the languages anew', async () => {
    const { socket, desk, at, conversationId } = await aTalk()
    expect(await desk.expect('interpretation.switch', { ...at, on: false })).toMatchObject({ on: false })
    await sendText(desk, conversationId, 'As it is written')
    await server().app.interpreter.settled()
    expect(engine.asked.map(({ text }) => text)).not.toContain('As it is written')
    expect(await socket.ask('interpretation.switch', { ...at, on: true })).toMatchObject({
      error: { code: 'right.missing' },
    })
    await desk.expect('interpretation.switch', { ...at, on: true })
    await eventually(() => translationsIn(socket, conversationId, 'As it is written')['es'])
    const seq = heldBy(desk, conversationId).get('As it is written')?.seq ?? 0
    await desk.expect('message.edit', { ...at, seq, text: 'As it is changed' })
    await eventually(() => translationsIn(socket, conversationId, 'As it is changed')['es'] === 'AS IT IS CHANGED')
  })

  it('[E8][INT11] the key is told to nobody, stays with the engine it was given for, and the audit log says who changed what', async () => {
    const { who } = await signInAdmin(server())
    const ask = <N extends 'interpretation-settings.read' | 'interpretation.pairs'>(name: N) =>
      askHttp(server().url, name, {} as Params<N>, who)
    const read = expectOk(await ask('interpretation-settings.read'))
    expect(read).toMatchObject({ engine: 'libretranslate', hasKey: true })
    expect(JSON.stringify(read)).not.toContain(engine.key)
    const stored = await server().app.store.account(server().accountId).interpretations.settings()
    expect(JSON.stringify(stored)).not.toContain(engine.key)
    expect(expectOk(await ask('interpretation.pairs')).pairs).toContainEqual({ from: 'en', to: 'es' })
    const tried = { text: 'Hello Aurora', from: null, to: 'es' }
    const { tookMs, ...made } = expectOk(await askHttp(server().url, 'interpretation.try', tried, who))
    expect(made).toEqual({ text: 'HELLO AURORA', from: 'en' })
    expect(tookMs).toBeGreaterThanOrEqual(0)
    // The same key is not shown to whoever stands at another address.
    expect(await settle({ url: `${engine.url}/elsewhere` })).toMatchObject({ hasKey: false })
    expect(await settle({ url: engine.url })).toMatchObject({ hasKey: true })
    for (const url of [
      'ftp://a.example',
      'https://user:word@a.example',
      'https://a.example/?key=1',
      'javascript:alert(1)',
    ])
      await expect(settle({ url })).rejects.toThrow(/request.invalid/)
    const { events } = expectOk(await askHttp(server().url, 'audit.list', { subject: 'interpretation' }, who))
    expect(events[0]).toMatchObject({ command: 'interpretation-settings.update' })
    expect(JSON.stringify(events)).not.toContain(engine.key)
  })

  it('[INT11][EGR1] an engine at a private address that the operator does not allow is not asked, whoever names it', async () => {
    const inside = await startTranslationEngine('libretranslate')
    onTestFinished(() => inside.close())
    const { who } = await signInAdmin(server())
    await settle({ url: inside.url, key: inside.key })
    const tried = { text: 'Hello', from: 'en', to: 'es' }
    expect(await askHttp(server().url, 'interpretation.try', tried, who)).toMatchObject({
      status: 502,
      error: { code: 'translation.failed', details: { reason: 'unavailable' } },
    })
    expect(inside.asked).toEqual([])
  })
})
