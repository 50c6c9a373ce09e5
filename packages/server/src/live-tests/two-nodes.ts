import { freePort, type RoundRobin, startRoundRobin, startTestServer, type TestServer } from '@frontdesk/testkit'
import { afterAll, beforeAll } from 'vitest'
import { createPinoLog } from '../adapters/log/pino-log.ts'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { compose, type Running } from '../compose.ts'

export type TwoNodes = {
  /** The first node; its `url` is the one at which the nodes answer in turn. */
  readonly server: TestServer
  readonly second: Running
  /** Each node by itself. */
  readonly urls: readonly [string, string]
  readonly front: RoundRobin
}

type Options = Pick<Parameters<typeof startTestServer>[0], 'limits' | 'service'>

const openTwoNodes = async (options: Options): Promise<TwoNodes> => {
  const front = await startRoundRobin()
  const adminUrl = testPostgresUrl('embedded')
  const [port, otherPort] = [await freePort(), await freePort()]
  const config = { publicUrl: `http://localhost:${front.port}`, port }
  const server = await startTestServer({ adminUrl, config, ...options })
  const second = await compose({
    config: { ...server.config, port: otherPort, content: { ...server.config.content, port: await freePort() } },
    databaseUrl: server.databaseUrl,
    log: createPinoLog({ level: 'silent' }),
  })
  await second.listen()
  front.setNodes([port, otherPort])
  return { server, second, front, urls: [`http://localhost:${port}`, `http://localhost:${otherPort}`] }
}

/** Two servers on one database, for the tests of one file. */
export const useTwoNodes = (limits: Options['limits'] = {}, service?: Options['service']): (() => TwoNodes) => {
  let nodes: TwoNodes | undefined
  beforeAll(async () => {
    nodes = await openTwoNodes({ limits, ...(service !== undefined && { service }) })
  })
  afterAll(async () => {
    await nodes?.front.close()
    await nodes?.second.close()
    await nodes?.server.close()
  })
  return () => {
    if (nodes === undefined) throw new Error('the nodes run inside of tests only')
    return nodes
  }
}
