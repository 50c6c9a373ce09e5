import { randomUUID } from 'node:crypto'
import type { Client } from '@frontdesk/client'
import { uploadFile } from '@frontdesk/testkit/files'
import { pause, sharedNowMs } from '../figures.ts'
import { addressOf, ask } from './ask.ts'
import { createBarePeople } from './bare.ts'
import { connect, inSteps, online } from './connect.ts'
import type { JobName, Jobs, KnownVisitor, Sending, Target } from './jobs.ts'

type Doing = { [N in JobName]: (params: Jobs[N]['params']) => Promise<Jobs[N]['result']> }

/** About as long as what people write; the time of sending stands in front. */
const words = ' Do you have this in green, and could it be here before the weekend? Thank you.'
const samplesKept = 200_000

/** The people of one load process. */
export const attachLoad = (): Doing => {
  const bare = createBarePeople()
  let writers: { client: Client; conversationId: string }[] = []
  let others: Client[] = []
  let latencyMs: number[] = []
  let received = 0

  const enterOne = async (target: Target, n: number, begins: boolean): Promise<KnownVisitor> => {
    const address = addressOf(n)
    if (target.kind === 'baseline') return { token: '', contactId: randomUUID(), conversationId: randomUUID(), address }
    const { url, siteKey, origin } = target
    const { ticket } = await ask(url, 'visitor.boot', { siteKey }, { origin }, address)
    const { token, visitor } = await ask(url, 'visitor.enter', { siteKey, ticket }, {}, address)
    const conversationId = begins
      ? (await ask(url, 'conversation.start', {}, { authorization: `Bearer ${token}` }, address)).conversationId
      : ''
    return { token, contactId: visitor.contactId, conversationId, address }
  }

  const ticketOf = (target: Target, visitor: KnownVisitor) => (): Promise<{ ticket: string }> =>
    target.kind === 'baseline'
      ? Promise.resolve({ ticket: `visitor:${visitor.contactId}` })
      : ask(target.url, 'socket.admit', {}, { authorization: `Bearer ${visitor.token}` }, visitor.address)

  const connectWriter = async (
    target: Target,
    { conversationId, address }: KnownVisitor,
    ticket: () => Promise<{ ticket: string }>,
  ): Promise<void> => {
    const client = connect(target, ticket, address)
    writers.push({ client, conversationId })
    await online(client)
    client.watch(conversationId)
  }
  const connectAs = {
    writers: connectWriter,
    'bare writers': bare.connectVisitor,
    'bare onlookers': bare.connectOnlooker,
  }

  /** Sends and tells when the answer came. */
  const send = (writer: (typeof writers)[number]): void => {
    writer.client.send(writer.conversationId, `${sharedNowMs().toFixed(3)}${words}`)
  }

  /** Counts answers while `run` makes load. */
  const counting = async (
    run: (counted: Sending) => Promise<void>,
    answered?: (index: number) => void,
  ): Promise<Sending> => {
    const counted: Sending = { sent: 0, acknowledged: 0, acknowledgeMs: [] }
    const offs = writers.map(({ client }, index) =>
      client.on('frame', (frame) => {
        if (frame.type !== 'result' || !('entryId' in frame.result)) return
        counted.acknowledged += 1
        answered?.(index)
      }),
    )
    await run(counted)
    for (const off of offs) off()
    return counted
  }

  return {
    enter: ({ target, count, firstAddress, conversations }) =>
      inSteps(
        Array.from({ length: count }, (_, n) => firstAddress + n),
        { perSecond: 1_500, atOnce: 24 },
        (n) => enterOne(target, n, conversations),
      ),

    visitors: async ({ target, visitors, as, perSecond }) => {
      await inSteps(visitors, { perSecond, atOnce: 32 }, (visitor) =>
        connectAs[as](target, visitor, ticketOf(target, visitor)),
      )
      return { connected: visitors.length }
    },

    agent: async ({ target, cookie, agentId, conversationIds, bare: isBare }) => {
      const ticket = (): Promise<{ ticket: string }> =>
        target.kind === 'baseline'
          ? Promise.resolve({ ticket: `agent:${agentId}` })
          : ask(target.url, 'socket.admit', {}, { cookie, origin: target.url })
      if (isBare) {
        await bare.connectAgent(target, ticket, conversationIds)
        return { connected: 1 }
      }
      const client = connect(target, ticket)
      others.push(client)
      client.on('entries', ({ entries, initial }) => {
        if (initial) return
        const nowMs = sharedNowMs()
        for (const { content } of entries) {
          if (content.kind !== 'message') continue
          received += 1
          if (latencyMs.length < samplesKept) latencyMs.push(nowMs - Number.parseFloat(content.text))
        }
      })
      await online(client)
      await inSteps(conversationIds, { perSecond: 500, atOnce: 50 }, async (id) => client.watch(id))
      return { connected: 1 }
    },

    flood: ({ seconds, bare: isBare }) => {
      if (isBare) return bare.flood(seconds, words)
      let isOver = false
      let sent = 0
      const next = (index: number): void => {
        const writer = writers[index]
        if (isOver || writer === undefined) return
        sent += 1
        send(writer)
      }
      return counting(async (counted) => {
        for (const index of writers.keys()) next(index)
        await pause(seconds * 1_000)
        isOver = true
        counted.sent = sent
      }, next)
    },

    rate: ({ perSecond, seconds }) =>
      counting(async (counted) => {
        const beganMs = performance.now()
        for (let nowMs = 0; nowMs < seconds * 1_000; nowMs = performance.now() - beganMs) {
          for (const due = Math.floor((nowMs * perSecond) / 1_000); counted.sent < due; counted.sent += 1) {
            const writer = writers[counted.sent % writers.length]
            if (writer !== undefined) send(writer)
          }
          await pause(2)
        }
      }),

    uploads: async ({ target, cookie, conversationId, files, atOnce, seconds }) => {
      const who = { cookie, origin: target.url }
      const kept = files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }))
      const outcomes: { [outcome: string]: number } = {}
      const untilMs = performance.now() + seconds * 1_000
      let next = 0
      const one = async (): Promise<void> => {
        while (performance.now() < untilMs) {
          const file = kept[next % kept.length]
          next += 1
          if (file === undefined) return
          const { state, refusal } = await uploadFile(target.url, who, conversationId, file.bytes, { name: file.name })
          const outcome = `${file.name} ${refusal ?? state}`
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        }
      }
      await Promise.all(Array.from({ length: atOnce }, one))
      return outcomes
    },

    received: async () => {
      const result = { count: received + bare.takeReceived(), latencyMs }
      received = 0
      latencyMs = []
      return result
    },

    leave: async () => {
      bare.leave()
      for (const { client } of writers) client.close()
      for (const client of others) client.close()
      writers = []
      others = []
      return {}
    },

    online: async () => ({ count: bare.online() }),
  }
}
