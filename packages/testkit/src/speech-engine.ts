import { bytesOf, type LocalServer, startLocalServer } from './local-server.ts'

/** What an engine for speech was given. */
export type HeardSound = { model: string; format: string; language: string | null; type: string; bytes: Buffer }

/** An engine for speech that speaks the protocol of OpenAI's transcriptions. */
export type SpeechDouble = LocalServer & {
  readonly engine: 'openai'
  readonly key: string
  readonly model: string
  /** What it was given so far, whatever it answered. */
  readonly heard: readonly HeardSound[]
  /** From now on. `held` answers nothing until another word. */
  answer(how: 'well' | 'nonsense' | 'huge' | 'no text' | 'slow down' | 'wrong key' | 'held'): void
  /** What it hears from now on; the language as such servers name it. */
  hears(text: string, language?: string): void
}

const key = 'canary-speech-key'
const model = 'whisper-small'

export const startSpeechEngine = async (): Promise<SpeechDouble> => {
  const heard: HeardSound[] = []
  const held: (() => void)[] = []
  let how: Parameters<SpeechDouble['answer']>[0] = 'well'
  let said = { text: ' Where is my parcel? ', language: 'english' }
  const server = await startLocalServer((request, response) => {
    const reply = (status: number, body: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    }
    const take = async (): Promise<void> => {
      const body = await bytesOf(request)
      if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') return reply(404, '{}')
      if (how === 'wrong key' || request.headers.authorization !== `Bearer ${key}`) return reply(401, '{}')
      const type = request.headers['content-type'] ?? ''
      const form = await new Response(body, { headers: { 'content-type': type } }).formData()
      const file = form.get('file')
      if (!(file instanceof File)) return reply(400, '{"error":"no file"}')
      const field = (name: string): string | null => form.get(name)?.toString() ?? null
      heard.push({
        model: field('model') ?? '',
        format: field('response_format') ?? '',
        language: field('language'),
        type: file.type,
        bytes: Buffer.from(await file.arrayBuffer()),
      })
      const tell = (): void => {
        if (how === 'held') held.push(tell)
        else if (how === 'slow down') reply(429, '{"error":"Slow down"}')
        else if (how === 'nonsense') reply(200, '<html>')
        else if (how === 'no text') reply(200, '{"words":[]}')
        else if (how === 'huge') reply(200, JSON.stringify({ text: 'x'.repeat(3_000_000) }))
        else reply(200, JSON.stringify({ task: 'transcribe', duration: 1, ...said, segments: [] }))
      }
      tell()
    }
    take().catch(() => response.destroy())
  })
  return {
    ...server,
    engine: 'openai',
    key,
    model,
    heard,
    answer: (next) => {
      how = next
      for (const tell of held.splice(0)) tell()
    },
    hears: (text, language = 'english') => {
      said = { text, language }
    },
  }
}
