import { appendFile, copyFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeEmptyPlace, open, problemOf, query, sharedPlace } from './testing-place.ts'

describe('folders that can not be used', () => {
  // Whatever a test breaks it mends again; the folder must then be as good as before.
  afterEach(async () => {
    const postgres = await open(await sharedPlace())
    expect(await query(postgres.url, 'SELECT 1')).toEqual([1])
    await postgres.close()
  })

  it('[RUN6] refuses another major version and changes nothing', async () => {
    const place = await sharedPlace()
    const control = join(place.cluster, 'global', 'pg_control')
    const before = await stat(control)
    await writeFile(join(place.cluster, 'PG_VERSION'), '17\n')
    expect(await problemOf(place)).toBe(
      `The database in ${place.dataDir}/postgres was made by PostgreSQL 17, and this release runs PostgreSQL 18; start the release that made it to move its data, or set FRONTDESK_DATA_DIR to another folder.`,
    )
    expect((await stat(control)).mtimeMs).toBe(before.mtimeMs)
    await writeFile(join(place.cluster, 'PG_VERSION'), '18\n')
  })

  it.each([
    ['cluster/PG_VERSION', /is damaged \(its PG_VERSION is missing\); restore it from a back-up/],
    ['secret', /has lost its passwords \(the file .*secret\); restore that file from a back-up/],
    ['cluster/global/pg_control', /did not start: .*pg_control.*; its log is .*postgres\.log/],
  ])('[RUN6] says that %s is missing', async (file, line) => {
    const place = await sharedPlace()
    const path = join(place.dataDir, 'postgres', file)
    await rename(path, `${path}.away`)
    expect(await problemOf(place)).toMatch(line)
    await rename(`${path}.away`, path)
  })

  it('[RUN6] does not take a link to nowhere for an empty folder', async () => {
    const place = await sharedPlace()
    const postgres = join(place.dataDir, 'postgres')
    await rename(postgres, join(place.root, 'away'))
    await symlink(join(place.root, 'nowhere'), postgres)
    expect(await problemOf(place)).toMatch(/points to .*nowhere, which is gone; bring that folder back/)
    await rm(postgres)
    await rename(join(place.root, 'away'), postgres)
  })

  it('[RUN6] refuses a data folder that is a file', async () => {
    const place = await makeEmptyPlace()
    await writeFile(place.dataDir, '')
    expect(await problemOf(place)).toMatch(
      /^The data folder .* can not be used \(.*\); make it writable, or set FRONTDESK_DATA_DIR/,
    )
  })

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    '[SEC-J3] refuses to run with %s off in the embedded server',
    async (name) => {
      const place = await sharedPlace()
      const file = join(place.cluster, 'postgresql.conf')
      await copyFile(file, join(place.root, 'conf'))
      await appendFile(file, `\n${name} = off\n`)
      expect(await problemOf(place)).toContain(
        `runs with ${name}=off (set by: configuration file), so a crash would lose`,
      )
      await copyFile(join(place.root, 'conf'), file)
    },
  )
})
