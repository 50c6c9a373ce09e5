import { startSpeechEngine } from '@frontdesk/testkit/speech-engine'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EngineRefused } from '../../app/ports/engine.ts'
import type { Sound, SpeechAccess } from '../../app/ports/transcriber.ts'
import { createEgressClient } from '../egress/egress-client.ts'
import { createTranscribers } from './transcribers.ts'

const soundOf = (...pieces: string[]): Sound => ({
  bytes: Buffer.byteLength(pieces.join('')),
  stream: (async function* () {
    for (const piece of pieces) yield Buffer.from(piece)
  })(),
})

const open = async (access: Partial<SpeechAccess> = {}) => {
  const double = await startSpeechEngine()
  onTestFinished(() => double.close())
  const { engine, url, key, model, place } = double
  const transcribers = createTranscribers(createEgressClient({ allowed: [place] }))
  return { double, transcriber: transcribers({ engine, url, key, model, ...access }) }
}

describe('an endpoint with OpenAI’s transcriptions', () => {
  it('[SPE6] gives the sound whole and unchanged, as a file of a form, and tells words and language', async () => {
    const { double, transcriber } = await open()
    const made = await transcriber.transcribe(soundOf('\r\n--', '\u0000sound\r\n'), null)
    expect(made).toEqual({ text: 'Where is my parcel?', language: 'en' })
    expect(double.heard).toEqual([
      {
        model: 'whisper-small',
        format: 'verbose_json',
        language: null,
        type: 'audio/mp4',
        bytes: Buffer.from('\r\n--\u0000sound\r\n'),
      },
    ])
  })

  it('[SPE2] is told the language where somebody has chosen it, and asks newer models for what they know', async () => {
    const { double, transcriber } = await open({ model: 'gpt-4o-transcribe' })
    await transcriber.transcribe(soundOf('x'), 'zh-Hant')
    expect(double.heard).toMatchObject([{ model: 'gpt-4o-transcribe', format: 'json', language: 'zh' }])
  })

  it.each([
    ['chinese', 'zh'],
    ['zh', 'zh'],
    ['Spanish', 'es'],
    ['', null],
    ['klingonese', null],
  ])('[SPE2] knows a language by its name or tag: %s', async (named, language) => {
    const { double, transcriber } = await open()
    double.hears('…', named)
    expect(await transcriber.transcribe(soundOf('x'), null)).toEqual({ text: '…', language })
  })

  it('[SPE4] has no words where none are said', async () => {
    const { double, transcriber } = await open()
    for (const silence of ['', '  \n', ' [BLANK_AUDIO]']) {
      double.hears(silence)
      expect(await transcriber.transcribe(soundOf('x'), null)).toMatchObject({ text: '' })
    }
  })

  it.each([
    ['out', 'unavailable'],
    ['nonsense', 'unusable'],
    ['no text', 'unusable'],
    ['huge', 'unavailable'],
    ['slow down', 'busy'],
    ['wrong key', 'key'],
  ] as const)('[SPE4] tells why there is no text, and nothing else: %s', async (how, reason) => {
    const { double, transcriber } = await open()
    if (how === 'out') await double.close()
    else double.answer(how)
    const refusal = await transcriber.transcribe(soundOf('x'), null).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EngineRefused)
    expect(refusal).toMatchObject({ reason })
    expect(JSON.stringify([String(refusal), refusal])).not.toMatch(/canary|127\.0\.0\.1/)
  })

  it('[SPE4] is not reached at another address, and gets nothing that is too large for it', async () => {
    const { double, transcriber } = await open()
    const large = transcriber.transcribe({ ...soundOf('x'), bytes: 30_000_000 }, null)
    await expect(large).rejects.toMatchObject({ reason: 'text' })
    const elsewhere = createTranscribers(createEgressClient({ allowed: [double.place] }))({
      ...double,
      url: `${double.url}/elsewhere/`,
    })
    await expect(elsewhere.transcribe(soundOf('x'), null)).rejects.toMatchObject({ reason: 'unavailable' })
    expect(double.heard).toEqual([])
  })
})

it('[SPE1] without an engine nothing is written down', async () => {
  const none = createTranscribers(createEgressClient({ allowed: [] }))({
    engine: 'none',
    url: '',
    key: null,
    model: '',
  })
  await expect(none.transcribe(soundOf('x'), null)).rejects.toThrow(EngineRefused)
})
