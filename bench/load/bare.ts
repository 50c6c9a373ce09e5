import { WebSocket } from 'ws'
import { pause, sharedNowMs } from '../figures.ts'
import type { KnownVisitor, Sending, Target } from './jobs.ts'
import { way } from './way.ts'

type Ticket = () => Promise<{ ticket: string }>

/**
 * People without the product's client: frames are made by hand and hardly looked at, so that on one machine the making of
 * load takes as little as can be from the serving of it.
 */
export const createBarePeople = () => {
  const writers: { socket: WebSocket; conversationId: string; answered: () => void }[] = []
  const others: WebSocket[] = []
  let received = 0
  let lastId = 0

  const open = async (
    target: Target,
    ticket: Ticket,
    from: string,
    heard: (text: string) => void,
  ): Promise<WebSocket> => {
    const address = new URL('/api/v1/socket', target.url.replace('http', 'ws'))
    address.hostname = '127.0.0.1'
    const socket = new WebSocket(address, { localAddress: from, perMessageDeflate: false })
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    const welcomed = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const text = data.toString('latin1')
        if (text.startsWith('{"type":"beat"')) socket.send(text)
        else if (text.startsWith('{"type":"welcome"')) resolve()
        else heard(text)
      })
    })
    socket.send(JSON.stringify({ type: 'hello', version: 1, ...(await ticket()) }))
    await welcomed
    return socket
  }

  const request = (socket: WebSocket, command: string, params: string): void => {
    lastId += 1
    socket.send(`{"type":"request","id":${lastId},"command":"${command}","params":${params}}`)
  }

  const resume = (socket: WebSocket, conversationId: string): void =>
    request(socket, 'conversation.resume', `{"conversationId":"${conversationId}","rev":0}`)

  return {
    connectVisitor: async (
      target: Target,
      { conversationId, address }: KnownVisitor,
      ticket: Ticket,
    ): Promise<void> => {
      const writer = { conversationId, answered: (): void => undefined }
      const socket = await open(target, ticket, address, (text) => {
        if (text.includes('"entryId"')) writer.answered()
      })
      writers.push(Object.assign(writer, { socket }))
      resume(socket, conversationId)
    },

    /** Who only looks around: tells of its pages, and answers beats. */
    connectOnlooker: async (target: Target, { contactId, address }: KnownVisitor, ticket: Ticket): Promise<void> => {
      const socket = await open(target, ticket, address, () => undefined)
      others.push(socket)
      for (const page of way(contactId)) request(socket, 'visit.update', JSON.stringify(page))
    },

    online: (): number => others.filter(({ readyState }) => readyState === WebSocket.OPEN).length,

    connectAgent: async (target: Target, ticket: Ticket, conversationIds: readonly string[]): Promise<void> => {
      const socket = await open(target, ticket, '127.0.0.1', (text) => {
        // One push may carry several messages; each brings one client id.
        if (text.startsWith('{"type":"conversation.changed"')) received += text.split('"clientId"').length - 1
      })
      others.push(socket)
      for (const id of conversationIds) {
        resume(socket, id)
        await pause(1)
      }
    },

    /** Every visitor has one message under way at all times. */
    flood: async (seconds: number, words: string): Promise<Sending> => {
      const counted: Sending = { sent: 0, acknowledged: 0, acknowledgeMs: [] }
      let isOver = false
      for (const writer of writers) {
        const send = (): void => {
          counted.sent += 1
          const clientId = `bench-${process.pid}-${lastId}`
          const text = `${sharedNowMs().toFixed(3)}${words}`
          request(
            writer.socket,
            'message.send',
            `{"conversationId":"${writer.conversationId}","clientId":"${clientId}","text":"${text}"}`,
          )
        }
        writer.answered = () => {
          counted.acknowledged += 1
          if (!isOver) send()
        }
        send()
      }
      await pause(seconds * 1_000)
      isOver = true
      while (counted.acknowledged < counted.sent) await pause(10)
      return counted
    },

    takeReceived: (): number => {
      const count = received
      received = 0
      return count
    },

    leave: (): void => {
      for (const { socket } of writers.splice(0)) socket.terminate()
      for (const socket of others.splice(0)) socket.terminate()
    },
  }
}
