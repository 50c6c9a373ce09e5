import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ownIdentity } from '../../process-table.ts'
import { claimFolder } from './folder-claim.ts'

const makeClaimPath = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-claim-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'owner')
}

const claim = async (path: string) => {
  const held = await claimFolder(path, '/data')
  onTestFinished(held.release)
  return held
}

describe('the claim of a folder', () => {
  it('[RUN4] is held by one, given up once, and then free', async () => {
    const path = await makeClaimPath()
    const first = await claim(path)
    await expect(claim(path)).rejects.toThrow(
      `The data folder /data is in use by a running server (process ${process.pid})`,
    )
    await first.release()
    await first.release()
    const second = await claim(path)
    await first.release()
    await expect(claim(path)).rejects.toThrow(/in use/)
    await second.release()
    expect(await readdir(join(path, '..'))).toEqual([])
  })

  it('[RUN4] goes to one of many who ask at once', async () => {
    const path = await makeClaimPath()
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => claim(path)))
    expect(asked.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  it('[RUN5] passes on from a process that is dead or whose number another one has', async () => {
    const own = await ownIdentity()
    for (const dead of [
      { ...own, pid: 4_194_303 },
      { ...own, pid: 1 },
      { ...own, startTicks: '1' },
    ]) {
      const path = await makeClaimPath()
      await writeFile(path, JSON.stringify(dead))
      await claim(path)
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(own)
    }
  })

  it('[RUN5] passes on from a start that was killed while it wrote', async () => {
    for (const text of ['', '{"pid":', '{"pid":"x"}', 'null']) {
      const path = await makeClaimPath()
      await writeFile(path, text)
      await claim(path)
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(await ownIdentity())
    }
  })

  it('[RUN5] passes on from another container that stopped long ago', async () => {
    const path = await makeClaimPath()
    await writeFile(path, JSON.stringify({ ...(await ownIdentity()), host: 'elsewhere' }))
    await utimes(path, new Date(0), new Date(0))
    await claim(path)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(await ownIdentity())
  })

  it('[RUN4] stays with another container that still touches it', async () => {
    const path = await makeClaimPath()
    await writeFile(path, JSON.stringify({ ...(await ownIdentity()), host: 'elsewhere', pid: 7 }))
    const touch = setInterval(() => {
      const now = new Date()
      utimes(path, now, now).catch(() => undefined)
    }, 500)
    onTestFinished(() => clearInterval(touch))
    await expect(claim(path)).rejects.toThrow('(process 7 on elsewhere)')
  })
})
