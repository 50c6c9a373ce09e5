import { testPostgresUrl } from '@frontdesk/server/adapters/postgres/testing-inject'
import { describe, expect, it } from 'vitest'
import { eventually } from '../eventually.ts'
import { seedOfRun } from '../random.ts'
import { type ServerProcess, startServerProcess } from '../server-process.ts'
import { startTestServer, type TestServer } from '../test-server.ts'
import { checkHistory } from './check-history.ts'
import { makeRoles } from './make-roles.ts'
import { type Played, playHistory } from './play-history.ts'

/** Longer and larger by hand: `TEST_HISTORY_SECONDS=600 TEST_HISTORY_VISITORS=300 npm test -- integration`. */
const forMs = Number(process.env['TEST_HISTORY_SECONDS'] ?? 12) * 1_000
const visitors = Number(process.env['TEST_HISTORY_VISITORS'] ?? 10)
const timeout = forMs + 120_000

const seed = seedOfRun()
/** Seeds with which a run has failed once. */
const seedsThatFailed: readonly number[] = []

const limits = {
  visitorMessagesPer10s: 10_000,
  agentMessagesPer10s: 10_000,
  visitorBootsPerIpPerMinute: 10_000,
  socketsPerIp: 100_000,
}

const startServer = (): Promise<TestServer> => startTestServer({ adminUrl: testPostgresUrl('embedded'), limits })

const checkPlayed = (played: Played, leastSent: number): void => {
  console.info(JSON.stringify({ seed, ...played.counts, faults: played.faults }))
  expect(checkHistory(played)).toEqual([])
  // A run in which nothing happened shows nothing.
  expect(played.counts.sent).toBeGreaterThanOrEqual(leastSent)
  expect(played.counts.stored).toBeGreaterThanOrEqual(leastSent / 2)
}

describe.concurrent('what clients sent, what was acknowledged, what they show, and what is stored', () => {
  it.each([seed, ...seedsThatFailed])(
    '[A1][LIV1][MSG1][MSG2][SEC-K2] agree after dropped, slow, half-open and one-way links and restarts (seed %i)',
    { timeout },
    async (run) => {
      const server = await startServer()
      try {
        const played = await playHistory({
          seed: run,
          forMs,
          sendEveryMs: 12,
          faultEveryMs: 90,
          roles: await makeRoles(server, { visitors, agents: 3 }),
          server,
          interruptions: [server.restart, server.restart],
        })
        checkPlayed(played, 200)
        expect(Object.keys(played.faults).length).toBeGreaterThan(3)
        expect(played.counts.interruptions).toBe(2)
      } finally {
        await server.close()
      }
    },
  )

  it(`[A1][LIV1][MSG1][MSG2][SEC-J1] agree after the process was killed again and again while people wrote (seed ${seed})`, {
    timeout,
  }, async () => {
    const server = await startServer()
    let running: ServerProcess | null = null
    try {
      const roles = await makeRoles(server, { visitors: 6, agents: 2 })
      await server.stop()
      const start = async (): Promise<void> => {
        running = await startServerProcess({
          FRONTDESK_DATABASE_URL: server.databaseUrl,
          FRONTDESK_PORT: String(server.port),
          FRONTDESK_DATA_DIR: server.config.dataDir,
          FRONTDESK_DEMO: 'off',
          FRONTDESK_LOG_LEVEL: 'error',
          FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '10000',
          FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S: '10000',
        })
      }
      await start()
      const killAndStart = async (): Promise<void> => {
        await running?.stop('SIGKILL')
        await start()
      }
      const played = await playHistory({
        seed,
        forMs,
        sendEveryMs: 5,
        faultEveryMs: null,
        roles,
        server,
        interruptions: Array.from({ length: Math.max(3, forMs / 5_000) }, () => killAndStart),
      })
      checkPlayed(played, 200)
      expect(played.counts.interruptions).toBeGreaterThanOrEqual(3)
    } finally {
      await (running as ServerProcess | null)?.stop('SIGKILL')
      await server.close()
    }
  })

  it(`[SEC-K2][CLI3] agree after links that went dead one way only, noticed within 30 seconds (seed ${seed})`, {
    timeout,
  }, async () => {
    const server = await startServer()
    try {
      const noticedMs: number[] = []
      const played = await playHistory({
        seed,
        forMs: 3_000,
        sendEveryMs: 20,
        faultEveryMs: null,
        roles: await makeRoles(server, { visitors: 3, agents: 1 }),
        server,
        begun: (players) => {
          for (const [index, { client, network }] of players.entries()) {
            if (index > 1) continue
            void eventually(() => client.state.kind === 'online' && network.links[0]).then((link) => {
              link.lose(index === 0 ? 'up' : 'down')
              const lostAtMs = performance.now()
              const off = client.on('state', ({ kind }) => {
                if (kind === 'online') return
                noticedMs.push(performance.now() - lostAtMs)
                off()
              })
            })
          }
        },
        settleWithinMs: 45_000,
      })
      checkPlayed(played, 50)
      expect(noticedMs).toHaveLength(2)
      // Two seconds between two looks, and a busy machine.
      for (const tookMs of noticedMs) expect(tookMs).toBeLessThan(35_000)
    } finally {
      await server.close()
    }
  })
})
