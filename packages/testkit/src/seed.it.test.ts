import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askHttp, expectOk } from './http.ts'
import { signInAdmin } from './people.ts'
import { seed } from './seed.ts'
import { testPostgresUrl } from './test-postgres.ts'
import { startTestServer, type TestServer } from './test-server.ts'

describe('the seed', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ adminUrl: testPostgresUrl('embedded') })
  })
  afterAll(() => server.close())

  it('[FACE10] makes agents and conversations in all states, and can be run again', async () => {
    const administrator = await signInAdmin(server)
    const listed = async (tab: 'queue' | 'team' | 'closed'): Promise<number> =>
      expectOk(await askHttp(server.url, 'conversation.list', { tab }, administrator.who)).items.length
    for (const times of [1, 2]) {
      const seeded = await seed({ url: server.url, administrator: server.admin })
      seeded.close()
      expect(seeded.staff).toHaveLength(4)
      // With a new password an agent is signed out everywhere, and what it had waits for others.
      expect(await listed('queue')).toBe(times === 1 ? 5 : 15)
      // All that are not closed.
      expect(await listed('team')).toBe(10 * times)
      expect(await listed('closed')).toBe(3 * times)
    }
    const { agents } = expectOk(await askHttp(server.url, 'agent.list', {}, administrator.who))
    expect(agents.map(({ name }) => name)).toContain('李薇')
  })
})
