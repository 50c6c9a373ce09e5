import type { Post } from '../long-polling.ts'

type Asked = {
  path: string
  body: { [name: string]: unknown }
  keepalive: boolean
  /** Whether the client gave it up. */
  readonly isHungUp: boolean
  answer(body: object, status?: number): void
  fail(): void
}

/** The wire of requests, answered by hand. */
export const createPostDouble = () => {
  const asked: Asked[] = []
  const post: Post = (path, body, { keepalive, hangUp }) =>
    new Promise((resolve, reject) => {
      let isHungUp = false
      hangUp(() => {
        isHungUp = true
        reject(new Error('given up'))
      })
      asked.push({
        path: path.replace('/api/v1/link/', ''),
        body: JSON.parse(body),
        keepalive,
        get isHungUp() {
          return isHungUp
        },
        answer: (answer, status = 200) => resolve({ status, json: async () => answer }),
        fail: () => reject(new Error('no network')),
      })
    })
  const of = (path: string) => asked.filter((one) => one.path === path)
  return {
    post,
    asked,
    of,
    /** The newest request of its kind. */
    last(path: string): Asked {
      const found = of(path).at(-1)
      if (found === undefined) throw new Error(`no ${path} was asked`)
      return found
    },
  }
}

const visitor = {
  contactId: 'c',
  name: null,
  email: null,
  phone: null,
  verified: false,
  emailVerified: false,
  conversationId: null,
}
export const greeting = {
  you: { kind: 'visitor', visitor, availability: { online: false, agents: [], opensAtMs: null }, appearance: {} },
  frames: [],
  feed: null,
  digest: 'd0',
  serverTimeMs: 1,
}
export const nothingNew = { frames: [], feed: null, digest: 'd0', serverTimeMs: 1 }
