import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, testPostgresKinds } from '../../postgres/testing.ts'
import { testPostgresUrl } from '../../postgres/testing-inject.ts'
import type { Statement } from '../database.ts'
import { openLogConnection } from './connection.ts'
import {
  bigintArray,
  bigintColumn,
  bigintValue,
  copyRows,
  integerArray,
  integerColumn,
  jsonColumn,
  textArray,
  textColumn,
  textValue,
  uuidArray,
  uuidColumn,
  uuidValue,
  xidArray,
} from './values.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((value) => !value.includes('\u0000'))
const row = fc.record({
  id: fc.option(fc.uuid()),
  number: fc.nat(2_147_483_647),
  ms: fc.option(fc.maxSafeInteger()),
  text: fc.option(text),
  xid: fc.nat(0xffff_ffff),
  data: fc.option(fc.record({ a: text, b: fc.option(fc.integer()) })),
})

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const echo: Statement = {
  name: 'echo',
  text: `select to_json(a) as ids, to_json(b) as numbers, to_json(c) as ms, to_json(d) as texts,
      (select json_agg(x::text::bigint) from unnest(e) x) as xids, f as id, g as big, h as word
    from (select $1::uuid[] a, $2::integer[] b, $3::bigint[] c, $4::text[] d, $5::xid[] e, $6::uuid f, $7::bigint g,
      $8::text h) s`,
}
const fill: Statement = {
  name: 'fill',
  text: 'copy copied (id, number, ms, text, data) from stdin (format binary)',
}
const read: Statement = {
  name: 'read',
  text: `with gone as (delete from copied returning n, id, number, ms, text, data)
    select id, number, ms, text, data from gone order by n`,
}

const makeTable = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table copied (n serial, id uuid, number integer, ms bigint, text text, data jsonb)')
  await client.end()
}

describe.each(testPostgresKinds)('values on %s', (kind) => {
  const open = async (statements: readonly Statement[]) => {
    const database = await createTestDatabase(testPostgresUrl(kind), { migrate: makeTable, template: 'values' })
    onTestFinished(database.drop)
    const connection = await openLogConnection({ url: database.url, lane: 'test', lost: null, statements })
    onTestFinished(() => connection.close())
    return connection
  }

  it('[LOG2] arrive as they were sent, as arrays and alone', async () => {
    const connection = await open([echo])
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.uuid(),
        fc.maxSafeInteger(),
        text,
        async (rows, id, big, word) => {
          const values = [
            uuidArray(rows, (one) => one.id),
            integerArray(rows, (one) => one.number),
            bigintArray(rows, (one) => one.ms),
            textArray(rows, (one) => one.text),
            xidArray(rows, (one) => one.xid),
            uuidValue(id),
            bigintValue(big),
            textValue(word),
          ]
          const { results, error } = await connection.pipeline([{ statement: echo, values }])
          expect(error).toBeNull()
          expect(results[0]?.rows).toEqual([
            {
              ids: rows.map((one) => one.id),
              numbers: rows.map((one) => one.number),
              ms: rows.map((one) => one.ms),
              texts: rows.map((one) => one.text),
              xids: rows.map((one) => one.xid),
              id,
              big,
              word,
            },
          ])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('[LOG2] arrive as they were sent, as rows of a COPY', async () => {
    const connection = await open([fill, read])
    const columns = [
      uuidColumn((one: Row) => one.id),
      integerColumn((one: Row) => one.number),
      bigintColumn((one: Row) => one.ms),
      textColumn((one: Row) => one.text),
      jsonColumn((one: Row) => one.data),
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        const { results, error } = await connection.pipeline([
          { statement: fill, values: [], copy: copyRows(rows, columns) },
          { statement: read, values: [] },
        ])
        expect(error).toBeNull()
        expect(results[1]?.rows).toEqual(
          rows.map(({ id, number, ms, text: words, data }) => ({ id, number, ms, text: words, data })),
        )
      }),
      { numRuns: 60 },
    )
  })
})
