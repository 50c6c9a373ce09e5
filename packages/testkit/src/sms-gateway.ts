import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SentText = { id: string; to: string; text: string }

export type SmsGateway = {
  /** For a server in this process. */
  readonly config: { url: string; token: string }
  /** What it has taken, each id once. */
  readonly taken: readonly SentText[]
  /** Requests so far, with whatever answer. */
  tries(): number
  /** From now on it answers with this status; `location` makes it a redirect. */
  answer(status: number, location?: string): void
  /** Stops answering; idempotent. */
  close(): Promise<void>
}

/** A gateway for text messages that keeps to the contract in docs/operating.md, and refuses what does not. */
export const startSmsGateway = async (): Promise<SmsGateway> => {
  const token = 'canary-sms-token'
  const taken: SentText[] = []
  let tries = 0
  let answered: { status: number; location?: string } = { status: 202 }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      tries += 1
      const message = textOf(body)
      const isRight =
        request.method === 'POST' &&
        request.headers.authorization === `Bearer ${token}` &&
        request.headers['content-type'] === 'application/json' &&
        message !== null &&
        request.headers['idempotency-key'] === message.id
      const { status, location } = isRight ? answered : { status: 400, location: undefined }
      if (message !== null && status === 202 && !taken.some(({ id }) => id === message.id)) taken.push(message)
      response.writeHead(status, location === undefined ? {} : { Location: location }).end('{"accepted":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let closing: Promise<void> | undefined
  return {
    config: { url: `http://127.0.0.1:${port}/messages`, token },
    taken,
    tries: () => tries,
    answer: (status, location) => {
      answered = location === undefined ? { status } : { status, location }
    },
    close: () => {
      closing ??= new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const textOf = (body: string): SentText | null => {
  const { id, to, text, ...rest } = JSON.parse(body) as Partial<SentText>
  const isWhole = typeof id === 'string' && typeof to === 'string' && typeof text === 'string'
  return isWhole && Object.keys(rest).length === 0 && /^\+[1-9]\d{6,14}$/.test(to) ? { id, to, text } : null
}
