import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRunning } from '../../process-table.ts'
import {
  gone,
  kill,
  leaveSeven,
  makeEmptyPlace,
  open,
  postmasterPid,
  problemOf,
  query,
  sharedPlace,
  startChild,
} from './testing-place.ts'

describe('one owner', () => {
  it('[RUN4] refuses a second start with one line while the first lives, and harms nothing', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    const url = await first.next('url')
    const before = await postmasterPid(place)
    expect(await problemOf(place)).toBe(
      `The data folder ${place.dataDir}/postgres is in use by a running server (process ${first.child.pid}); stop it first, or set FRONTDESK_DATA_DIR to another folder.`,
    )
    expect(await postmasterPid(place)).toBe(before)
    expect(await query(url, 'SELECT 1')).toEqual([1])
  })

  it('[RUN4] refuses by the lock in the database when the claim was removed', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    const url = await first.next('url')
    await rm(join(place.dataDir, 'postgres', 'owner'))
    expect(await problemOf(place)).toMatch(/is in use by a running server; stop it first/)
    expect(await query(url, 'SELECT 1')).toEqual([1])
  })

  it('[RUN4] lets exactly one of several first starts win', async () => {
    const place = await makeEmptyPlace()
    const starts = [startChild(place), startChild(place), startChild(place)]
    const outcomes = await Promise.all(starts.map((one) => one.next('url', 'error')))
    const won = outcomes.filter((outcome) => outcome.startsWith('postgresql://'))
    expect(won).toHaveLength(1)
    for (const other of outcomes.filter((outcome) => outcome !== won[0])) expect(other).toMatch(/in use by a running/)
    expect(await query(won[0] ?? '', 'SELECT 1')).toEqual([1])
  })

  it('[RUN4] lends a running database to a command beside the server', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    const url = await first.next('url')
    const beside = await open(place, true)
    expect(beside.url).toBe(url)
    await beside.close()
    expect(await query(url, 'SELECT 1')).toEqual([1])
    first.child.kill('SIGTERM')
    await first.code
    const alone = await open(place, true)
    expect(await query(alone.url, 'SELECT 1')).toEqual([1])
  })
})

describe('what a killed start leaves', () => {
  it('[RUN5] adopts the database of a killed server, with what it acknowledged', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    await leaveSeven(await first.next('url'))
    const before = await postmasterPid(place)
    await kill(first)
    expect(await isRunning(before)).toBe(true)

    const second = await open(place)
    expect(second.events).toEqual([{ type: 'adopted', pid: before }])
    expect(await query(second.url, 'SELECT id FROM thing')).toEqual([7])
    await second.close()
    expect(await isRunning(before)).toBe(false)
  })

  it('[RUN5] recovers when the server and the database were killed together', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    await leaveSeven(await first.next('url'))
    const before = await postmasterPid(place)
    await kill(first)
    process.kill(before, 'SIGKILL')
    const second = await open(place)
    expect(await postmasterPid(place)).not.toBe(before)
    expect(await query(second.url, 'SELECT id FROM thing')).toEqual([7])
  })

  it('[RUN5] is not held up by a stale postmaster.pid whose number another program has now', async () => {
    const place = await sharedPlace()
    const stale = [process.pid, place.cluster, 1, 5432, '', '127.0.0.1', '  1234  5678', 'ready   ', ''].join('\n')
    await writeFile(join(place.cluster, 'postmaster.pid'), stale)
    const again = await open(place)
    expect(await query(again.url, 'SELECT 1')).toEqual([1])
  })

  it('[RUN5] waits for a database that is just going down', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    await first.next('url')
    const before = await postmasterPid(place)
    await kill(first)
    process.kill(before, 'SIGINT')
    const second = await open(place)
    expect(await query(second.url, 'SELECT 1')).toEqual([1])
    await gone(before)
  })

  it('[RUN5] makes a half-made cluster again', async () => {
    const place = await makeEmptyPlace()
    const first = startChild(place)
    await first.next('type')
    await kill(first)
    const second = await open(place)
    expect(await query(second.url, 'SELECT 1')).toEqual([1])
  })

  it('[RUN5] keeps the database from Ctrl-C, so that the server can flush first', async () => {
    const place = await sharedPlace()
    const first = startChild(place)
    const url = await first.next('url')
    process.kill(-(first.child.pid ?? 0), 'SIGINT')
    expect(await first.next('signal')).toBe('SIGINT')
    expect(await query(url, 'SELECT 1')).toEqual([1])
    first.child.kill('SIGTERM')
    expect(await first.next('closed')).toBe('true')
    expect(await first.code).toBe(0)
  })
})
