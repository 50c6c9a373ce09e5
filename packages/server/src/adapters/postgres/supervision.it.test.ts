import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { anyWorksIn } from '../../process-table.ts'
import { leaveSeven, open, postmasterPid, query, sharedPlace } from './testing-place.ts'

describe('supervision', () => {
  it.each(['SIGKILL', 'SIGQUIT'] as const)(
    '[RUN8] brings a database lost by %s back at the same address',
    async (signal) => {
      const place = await sharedPlace()
      const postgres = await open(place)
      await leaveSeven(postgres.url)
      const before = await postmasterPid(place)
      process.kill(before, signal)
      while (!postgres.events.some((event) => event.type === 'restored')) await delay(20)
      expect(await query(postgres.url, 'SELECT id FROM thing')).toEqual([7])
      await postgres.close()
      expect(await anyWorksIn(place.cluster)).not.toBe(true)
    },
  )

  it('[RUN8] closes in order while the database is lost', async () => {
    const place = await sharedPlace()
    const postgres = await open(place)
    process.kill(await postmasterPid(place), 'SIGKILL')
    await postgres.close()
    expect(await anyWorksIn(place.cluster)).not.toBe(true)
  })
})
