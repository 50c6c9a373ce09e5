import { describe, expect, it } from 'vitest'
import type { Entry } from '../conversation/model.ts'
import { decideTranslated } from './decide-translated.ts'
import { isTelling, languageByScript, languageOf } from './language.ts'
import { asSettled, defaultInterpretation, isInterpreting, isOffered } from './model.ts'
import { piecesOf, shielded, unshielded } from './shield.ts'
import { isProbe, missingOf, type Speaker, sourceOf, targetsOf } from './targets.ts'

describe('languages', () => {
  it.each([
    ['en-GB', 'en'],
    ['es_MX', 'es'],
    ['zh-CN', 'zh'],
    ['ZH-HANS', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['spa', 'es'],
    ['eng', 'en'],
    ['yue', 'yue'],
    ['', null],
    ['english', null],
    ['e', null],
    [null, null],
  ])('[E8] [INT2] %s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language)
  })

  it('[INT2] some are told by their script, others only by enough letters', () => {
    expect(languageByScript('我的订单呢')).toBe('zh')
    expect(languageByScript('注文はどこですか')).toBe('ja')
    expect(languageByScript('주문')).toBe('ko')
    expect(languageByScript('Where is it')).toBeNull()
    expect(isTelling('OK, 123')).toBe(false)
    expect(isTelling('¿Dónde está mi pedido?')).toBe(true)
    expect(isTelling('我的订单')).toBe(true)
  })
})

const ana: Speaker = { party: { kind: 'contact', id: 'ana' }, reads: ['es'], source: 'known' }
const bo: Speaker = { party: { kind: 'contact', id: 'bo' }, reads: ['zh'], source: 'chosen' }
const wei: Speaker = { party: { kind: 'agent', id: 'wei' }, reads: ['en', 'zh'], source: 'known' }
const unknown: Speaker = { party: { kind: 'contact', id: 'eve' }, reads: [], source: null }

describe('who needs what', () => {
  it('[E8] [INT3] each gets the words in its own language, once for each language', () => {
    const all = [ana, bo, wei, unknown, { ...ana, party: { kind: 'contact', id: 'luz' } as const }]
    expect(targetsOf(wei.party, 'en', all)).toEqual(['es', 'zh'])
    expect(targetsOf(ana.party, 'es', all)).toEqual(['zh', 'en'])
    // Wei reads Chinese too, and Bo is the author.
    expect(targetsOf(bo.party, 'zh', all)).toEqual(['es'])
    expect(targetsOf(unknown.party, null, all)).toEqual(['es', 'zh', 'en'])
  })

  it('[INT3] what is there already is not made again', () => {
    expect(missingOf(['es', 'zh'], [{ language: 'es', text: 'Hola', engine: 'apertium' }])).toEqual(['zh'])
  })

  it('[INT2] a text is in what its script tells, else in what its author has; an engine that can is asked', () => {
    const all = [ana, bo, wei]
    expect(sourceOf('Hola', ana.party, all, false)).toEqual({ language: 'es', ask: false })
    expect(sourceOf('Hola', ana.party, all, true)).toEqual({ language: 'es', ask: true })
    expect(sourceOf('你好', wei.party, all, true)).toEqual({ language: 'zh', ask: false })
    expect(sourceOf('你好', bo.party, all, true)).toEqual({ language: 'zh', ask: false })
    expect(sourceOf('ok thanks', bo.party, all, true)).toEqual({ language: null, ask: true })
    const chosen = { ...ana, source: 'chosen' } as const
    expect(sourceOf('Hola', ana.party, [chosen], true)).toEqual({ language: 'es', ask: false })
    expect(sourceOf('Hi', unknown.party, all, false)).toEqual({ language: null, ask: false })
  })

  it('[INT2] a visitor is asked about once, by a text that is long enough', () => {
    const source = { language: 'en', ask: true }
    const text = 'Dónde está mi pedido por favor'
    expect(isProbe(text, ana.party, asSettled, source)).toBe(true)
    expect(isProbe('Hola', ana.party, asSettled, source)).toBe(false)
    expect(isProbe(text, wei.party, asSettled, source)).toBe(false)
    const known = { on: true, languages: { ana: { language: 'es', by: 'detected' as const } } }
    expect(isProbe(text, ana.party, known, source)).toBe(false)
  })

  it('[INT1] nothing is interpreted until it is switched on and an engine is chosen', () => {
    expect(isInterpreting(defaultInterpretation)).toBe(false)
    expect(isInterpreting({ on: true, engine: 'none' })).toBe(false)
    expect(isInterpreting({ on: true, engine: 'deepl' })).toBe(true)
    expect(isOffered({ pairs: null }, 'en', 'es')).toBe(true)
    expect(isOffered({ pairs: [{ from: 'en', to: 'es' }] }, 'es', 'en')).toBe(false)
  })
})

describe('what an engine must not touch', () => {
  const text = 'Hi @wei, order AB-12345 of Aurora Lamp: https://shop.example/a?b=1 or help@shop.example 👍🏽 thanks'
  const kept = ['@wei', 'AB-12345', 'Aurora Lamp', 'https://shop.example/a?b=1', 'help@shop.example', '👍🏽']

  it('[E8] [INT6] names, numbers, addresses and the glossary stay as they are', () => {
    const pieces = piecesOf(text, ['Aurora', 'aurora lamp'])
    expect(pieces.kept).toEqual(kept)
    const sent = shielded(pieces) ?? ''
    for (const piece of kept) expect(sent).not.toContain(piece)
    expect(unshielded(sent.toLowerCase().replace('thanks', 'gracias'), pieces)).toBe(
      text.replace('Hi', 'hi').replace('thanks', 'gracias'),
    )
  })

  it('[INT6] a term is a whole word, in Chinese anywhere, and no pattern', () => {
    expect(piecesOf('Auroras and Aurora', ['Aurora']).kept).toEqual(['Aurora'])
    expect(piecesOf('我买了极光灯吗', ['极光灯']).kept).toEqual(['极光灯'])
    expect(piecesOf('a.c abc A.C', ['a.c']).kept).toEqual(['a.c', 'A.C'])
  })

  it('[INT6] an engine that loses or doubles one is not believed', () => {
    const pieces = piecesOf('Is Aurora better than Borealis?', ['Aurora', 'Borealis'])
    for (const answer of ['¿Es XQ0X mejor?', 'XQ0X XQ0X', 'XQ0X XQ1X XQ2X', 'XQ0X XQ5X'])
      expect(unshielded(answer, pieces)).toBeNull()
    expect(unshielded('XQ1X, XQ0X', pieces)).toBe('Borealis, Aurora')
  })

  it('[INT6] a text that says what a stand-in says is not sent with stand-ins', () => {
    expect(shielded(piecesOf('Type XQ0X and see https://a.example', []))).toBeNull()
  })

  it('[INT6] takes no more than linear time over hostile texts (SEC-F5)', () => {
    const hostile = ['a@b.com ', '@', '#1-', 'A-1', '👍', 'http://', 'XQ1X'].map((piece) =>
      piece.repeat(4_000 / piece.length),
    )
    // The shortest of a few runs: what the work itself takes, whatever else the machine is busy with.
    const tookMs = [1, 2, 3, 4, 5].map(() => {
      const began = Date.now()
      for (const text of hostile) piecesOf(text, ['Aurora', 'a@b'])
      return Date.now() - began
    })
    expect(Math.min(...tookMs)).toBeLessThan(500)
  })
})

describe('what is added to a message', () => {
  const entry = (content: Entry['content']): Entry => ({
    id: 'one',
    conversationId: 'c',
    author: ana.party,
    visibility: 'everyone',
    clientId: null,
    content,
    origin: null,
    seq: 1,
    rev: 1,
    publicSeq: 1,
    publicRev: 1,
    inboundNo: 1,
    atMs: 0,
  })
  const hello = { kind: 'message', text: 'Hola' } as const
  const english = { language: 'en', text: 'Hello', engine: 'apertium' }

  it('[E8] [INT3] its translations, beside the original', () => {
    const first = decideTranslated(entry(hello), 'Hola', { made: [english], failed: ['zh'] })
    const content = { ...hello, extra: { translations: [english], untranslated: ['zh'] } }
    expect(first).toEqual({ kind: 'amend', content, keep: false })
    const chinese = { language: 'zh', text: '你好', engine: 'apertium' }
    expect(decideTranslated(entry(content), 'Hola', { made: [chinese], failed: [] })).toMatchObject({
      content: { extra: { translations: [english, chinese], untranslated: [] } },
    })
    expect(decideTranslated(entry(content), 'Hola', { made: [], failed: ['zh'] })).toEqual({ kind: 'nothing' })
  })

  it('[INT7] nothing where it says something else by now, or was taken back', () => {
    const made = { made: [english], failed: [] }
    expect(decideTranslated(entry({ ...hello, text: 'Adiós' }), 'Hola', made)).toEqual({ kind: 'nothing' })
    expect(decideTranslated(entry({ kind: 'recalled' }), 'Hola', made)).toEqual({ kind: 'nothing' })
  })
})
