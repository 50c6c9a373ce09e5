import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import type { TestPostgresKind } from '../../postgres/testing.ts'
import type { Statement } from '../database.ts'
import { shareTestStore } from './open-store.ts'
import { aWorld, type World } from './world.ts'

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] } & Record<string, unknown>

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** How a statement found its rows. */
export type Explained = {
  /** How many it gave. */
  rows: number
  /** Pages it touched. */
  pages: number
  /** Tables it read as a whole. */
  scanned: (string | undefined)[]
}

export type FilledStore = {
  client: pg.Client
  world: World
  /** Runs a statement as the store does, with the world's account before its values. */
  explain(statement: Statement, values: readonly unknown[]): Promise<Explained>
}

/** A store of one world for all tests of a suite, filled before the first one. */
export const shareFilledStore = (
  kind: TestPostgresKind,
  fill: (client: pg.Client, world: World) => Promise<void>,
): (() => FilledStore) => {
  const share = shareTestStore(kind)
  let filled: FilledStore | undefined
  beforeAll(async () => {
    const { store, adminUrl } = await share()
    const world = await aWorld(store)
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    filled = { client, world, explain: explainWith(client, world.accountId) }
    await fill(client, world)
  }, 120_000)
  afterAll(() => filled?.client.end())
  return () => {
    if (filled === undefined) throw new Error('The suite has not begun.')
    return filled
  }
}

const explainWith =
  (client: pg.Client, accountId: string): FilledStore['explain'] =>
  async (statement, values) => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, buffers, format json) ${statement.text}`,
      [accountId, ...values],
    )
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    if (plan === undefined) throw new Error('no plan')
    return {
      rows: Number(plan['Actual Rows']),
      pages: Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks']),
      scanned: nodesOf(plan).flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name']] : [])),
    }
  }
