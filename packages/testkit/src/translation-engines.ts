import type { IncomingMessage } from 'node:http'
import { bytesOf, type LocalServer, startLocalServer } from './local-server.ts'

export type EngineKind = 'libretranslate' | 'deepl' | 'openai'

/** An engine for tests that speaks the protocol of a real one. */
export type TranslationDouble = LocalServer & {
  readonly engine: EngineKind
  readonly key: string
  readonly model: string
  /** Texts it was given so far. */
  readonly asked: readonly { text: string; from: string | null; to: string }[]
  /** From now on. `held` answers nothing until another word. */
  answer(how: 'well' | 'nonsense' | 'slow down' | 'wrong key' | 'held'): void
  /** What it says of a text from now on; by default the words in capitals. */
  say(text: string, translated: string): void
}

type Asked = { text: string; from: string | null; to: string }
type Protocol = {
  path: string
  isRight(request: IncomingMessage, body: Body): boolean
  read(body: Body): Asked
  write(translated: string, found: string | null): unknown
  wrongKey: number
}
type Body = { readonly [name: string]: unknown }

const key = 'canary-engine-key:fx'
const languages = ['en', 'es', 'fr', 'zh']

/** Knows Spanish by its letters and Chinese by its script; the rest is English. */
const found = (text: string): string => (/[¿¡ñáéíóú]/i.test(text) ? 'es' : /\p{Script=Han}/u.test(text) ? 'zh' : 'en')

const protocols: { readonly [E in EngineKind]: Protocol } = {
  libretranslate: {
    path: '/translate',
    isRight: (_, body) => body['format'] === 'text' && body['api_key'] === key,
    read: (body) => ({
      text: String(body['q']),
      from: body['source'] === 'auto' ? null : String(body['source']),
      to: String(body['target']),
    }),
    write: (translatedText, language) => ({
      translatedText,
      ...(language === null ? {} : { detectedLanguage: { confidence: 90, language } }),
    }),
    wrongKey: 403,
  },
  deepl: {
    path: '/v2/translate',
    isRight: ({ headers }) => headers.authorization === `DeepL-Auth-Key ${key}`,
    read: (body) => ({
      text: String((body['text'] as unknown[])[0]),
      from: body['source_lang'] === undefined ? null : String(body['source_lang']).toLowerCase(),
      to: (String(body['target_lang']).split('-')[0] ?? '').toLowerCase(),
    }),
    write: (text, language) => ({
      translations: [{ text, detected_source_language: (language ?? 'en').toUpperCase() }],
    }),
    wrongKey: 403,
  },
  openai: {
    path: '/v1/chat/completions',
    isRight: ({ headers }, body) => headers.authorization === `Bearer ${key}` && body['model'] === 'small',
    read: (body) => {
      const [system, user] = body['messages'] as { content: string }[]
      const order = /chat(?: from (\w+))?.* into (\w+)/.exec(system?.content ?? '')
      const codes: Record<string, string> = { English: 'en', Spanish: 'es', French: 'fr', Simplified: 'zh' }
      const lines = (user?.content ?? '').split('\n')
      return {
        text: lines.slice(1, -1).join('\n'),
        from: order?.[1] === undefined ? null : (codes[order[1]] ?? null),
        to: codes[order?.[2] ?? ''] ?? 'xx',
      }
    },
    write: (text, lang) => ({
      id: 'one',
      object: 'chat.completion',
      choices: [
        { index: 0, message: { role: 'assistant', content: JSON.stringify({ text, lang }) }, finish_reason: 'stop' },
      ],
    }),
    wrongKey: 401,
  },
}

/** Starts a double of an engine on this machine. Its translations are the words in capitals, so that tests see what it had. */
export const startTranslationEngine = async (engine: EngineKind): Promise<TranslationDouble> => {
  const protocol = protocols[engine]
  const asked: Asked[] = []
  const sayings = new Map<string, string>()
  const held: (() => void)[] = []
  let how: Parameters<TranslationDouble['answer']>[0] = 'well'
  const server = await startLocalServer((request, response) => {
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.method === 'GET' && request.url === '/languages' && engine === 'libretranslate')
      return reply(
        200,
        languages.map((code) => ({ code, name: code, targets: languages })),
      )
    void bodyOf(request).then((body) => {
      if (request.method !== 'POST' || request.url !== protocol.path) return reply(404, { error: 'no such page' })
      if (how === 'wrong key' || !protocol.isRight(request, body)) return reply(protocol.wrongKey, { error: 'key' })
      const one = protocol.read(body)
      asked.push(one)
      const tell = (): void => {
        if (how === 'held') held.push(tell)
        else if (how === 'slow down') reply(429, { error: 'Slowdown' })
        else if (how === 'nonsense') response.writeHead(200).end('<html>')
        else if (!languages.includes(one.to)) reply(400, { error: 'unsupported' })
        else
          reply(
            200,
            protocol.write(sayings.get(one.text) ?? one.text.toUpperCase(), one.from === null ? found(one.text) : null),
          )
      }
      tell()
    })
  })
  return {
    ...server,
    engine,
    key,
    model: 'small',
    asked,
    answer: (next) => {
      how = next
      for (const tell of held.splice(0)) tell()
    },
    say: (text, translated) => {
      sayings.set(text, translated)
    },
  }
}

const bodyOf = async (request: IncomingMessage): Promise<Body> => {
  const text = (await bytesOf(request)).toString()
  return text === '' ? {} : (JSON.parse(text) as Body)
}
