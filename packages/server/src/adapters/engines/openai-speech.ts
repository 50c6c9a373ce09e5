import { languageOf } from '@frontdesk/domain'
import type { Egress } from '../../app/ports/egress.ts'
import { EngineRefused } from '../../app/ports/engine.ts'
import type { ByteStream } from '../../app/ports/file-store.ts'
import type { SpeechAccess, Transcriber } from '../../app/ports/transcriber.ts'
import { askEngine, at, bearer, openAiAt, textAt } from './asking.ts'

/** Minutes of sound take an engine on a small machine about as long; nobody waits for it. */
const timeoutMs = 120_000
/** What these servers take at most. */
const mostBytes = 25 * 1024 * 1024
/** The long answer names each piece of the sound. */
const mostAnswerBytes = 2 * 1024 * 1024

/** The newer models of OpenAI do not know the long answer, which alone tells the language. */
const formatFor = (model: string): string => (model.startsWith('gpt-') ? 'json' : 'verbose_json')

/** Some say it for silence. */
const noWords = /\[BLANK_AUDIO\]/g

/** Any server with OpenAI's transcriptions: whisper.cpp, Speaches (faster-whisper), vLLM and others. */
export const createOpenAiSpeech = (egress: Egress, { url, key, model }: SpeechAccess): Transcriber => ({
  transcribe: async ({ bytes, stream }, language) => {
    if (bytes > mostBytes) throw new EngineRefused('text')
    const form = formOf({
      model,
      response_format: formatFor(model),
      ...(language === null ? {} : { language: language.split('-')[0] ?? language }),
    })
    const answer = await askEngine(
      egress,
      {
        url: `${openAiAt(url)}/v1/audio/transcriptions`,
        method: 'POST',
        headers: { 'content-type': form.type, ...bearer(key) },
        body: { bytes: form.head.length + bytes + form.tail.length, stream: joined(form.head, stream, form.tail) },
        timeoutMs,
        maxBytes: mostAnswerBytes,
      },
      { 404: 'unavailable', 405: 'unavailable' },
    )
    return { text: textAt(answer, 'text').replace(noWords, '').trim(), language: languageNamed(at(answer, 'language')) }
  },
})

/** The fields of a form, and a file after them whose bytes are still to come. */
const formOf = (fields: Readonly<Record<string, string>>): { type: string; head: Buffer; tail: Buffer } => {
  const boundary = `----${crypto.randomUUID()}`
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = 'content-disposition: form-data; name="file"; filename="voice.m4a"\r\ncontent-type: audio/mp4'
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(`${parts.join('')}--${boundary}\r\n${file}\r\n\r\n`),
    tail: Buffer.from(`\r\n--${boundary}--\r\n`),
  }
}

async function* joined(head: Uint8Array, stream: ByteStream, tail: Uint8Array): ByteStream {
  yield head
  yield* stream
  yield tail
}

/** Some tell a language by its tag, some by its English name. */
const languageNamed = (name: unknown): string | null => {
  if (typeof name !== 'string') return null
  tags ??= tagsByName()
  return tags.get(name.toLowerCase()) ?? languageOf(name)
}

let tags: ReadonlyMap<string, string> | undefined

const tagsByName = (): ReadonlyMap<string, string> => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map(
    all.flatMap((tag): [string, string][] => {
      const name = names.of(tag)
      return name === undefined ? [] : [[name.toLowerCase(), languageOf(tag) ?? tag]]
    }),
  )
}
