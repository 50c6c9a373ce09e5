import { askHttp, enterVisitor, expectOk, hireAgent, type Person, polling, seedOfRun } from '@frontdesk/testkit'
import { checkHistory, playHistory, type Role } from '@frontdesk/testkit/history'
import { describe, expect, it } from 'vitest'
import { type TwoNodes, useTwoNodes } from './two-nodes.ts'

const seed = seedOfRun()
const forMs = 6_000

/** Somebody whose clients have no other way than requests, also when it comes anew to compare. */
const byPolls = (url: string, person: Person): Pick<Role, 'person' | 'openSocket'> => ({
  openSocket: (port) => polling(`http://127.0.0.1:${port}`, person.who),
  person: { client: (overrides) => person.client({ openSocket: polling(url, person.who), ...overrides }) },
})

const makeRoles = async ({ server }: TwoNodes): Promise<Role[]> => {
  const visitors: Role[] = []
  for (let number = 1; number <= 4; number += 1) {
    const person = await enterVisitor(server)
    const start = { lease: 'lease-of-roles', command: 'conversation.start', params: {} }
    const { conversationId } = expectOk(await askHttp(server.url, 'link.request', start, person.who)) as {
      conversationId: string
    }
    const { contactId: authorId } = person.self
    const name = `visitor ${number}`
    visitors.push({ ...byPolls(server.url, person), name, authorId, view: 'public', conversationIds: [conversationId] })
  }
  const conversationIds = visitors.flatMap((visitor) => visitor.conversationIds)
  const agent = await hireAgent(server)
  const devices = ['desk', 'phone'].map(
    (name): Role => ({
      ...byPolls(server.url, agent),
      name,
      authorId: agent.agentId,
      view: 'staff',
      conversationIds,
    }),
  )
  return [...visitors, ...devices]
}

describe('what clients that poll sent, what was acknowledged, what they show, and what is stored', () => {
  const nodes = useTwoNodes({
    visitorMessagesPer10s: 10_000,
    agentMessagesPer10s: 10_000,
    visitorBootsPerIpPerMinute: 10_000,
    socketsPerIp: 10_000,
  })

  it(`[POLL1][LIV1][MSG1][MSG2][SEC-K2] agree over two nodes in turn, after dropped, slow, half-open and one-way links (seed ${seed})`, {
    timeout: 90_000,
  }, async () => {
    const { server, front } = nodes()
    const played = await playHistory({
      seed,
      forMs,
      sendEveryMs: 40,
      faultEveryMs: 200,
      roles: await makeRoles(nodes()),
      server: { port: front.port, databaseUrl: server.databaseUrl },
      settleWithinMs: 60_000,
    })
    console.info(JSON.stringify({ seed, ...played.counts, faults: played.faults }))
    expect(checkHistory(played)).toEqual([])
    expect(played.counts.sent).toBeGreaterThanOrEqual(50)
    expect(Object.keys(played.faults).length).toBeGreaterThan(2)
  })
})
