import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anyWorksIn } from '../../process-table.ts'
import { installedBinaries, placeBinaries } from './binaries.ts'
import { isRoot } from './database-user.ts'
import { leaveSeven, makeEmptyPlace, open, type Place, query, sharedPlace, startChild } from './testing-place.ts'

/** The programs where an ordinary user can read them, whatever folder the checkout is in. */
const readableBinaries = (place: Place): Promise<string> => {
  const { folder, version } = installedBinaries()
  return placeBinaries(folder, version, join(place.root, 'readable'))
}

describe('the embedded database', () => {
  it('[RUN3] starts in an empty folder, keeps its data over a restart, and leaves no process behind', async () => {
    const place = await makeEmptyPlace()
    const first = await open(place)
    expect(first.kind).toBe('embedded')
    expect(first.events.map((event) => event.type)).toEqual(['initialising', 'starting'])
    await leaveSeven(first.url)
    await first.close()
    await first.close()
    expect(await anyWorksIn(place.cluster)).not.toBe(true)

    const second = await open(place)
    expect(second.events.map((event) => event.type)).toEqual(['starting'])
    expect(await query(second.url, 'SELECT id FROM thing')).toEqual([7])
  })

  it('[RUN3] keeps its secret and its files to their owners, and the product from being superuser', async () => {
    const place = await sharedPlace()
    const { url } = await open(place)
    expect((await stat(join(place.dataDir, 'postgres', 'secret'))).mode & 0o777).toBe(0o600)
    expect((await stat(place.cluster)).mode & 0o777).toBe(0o700)
    expect(await query(url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([false])
    expect(await query(url, "SELECT datcollate || datlocale FROM pg_database WHERE datname = 'frontdesk'")).toEqual([
      'C.UTF-8C.UTF-8',
    ])
    await expect(query(url.replace(/:[0-9a-f]{64}@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/)
  })

  it('[RUN3] starts in a folder that only its owner may enter', async () => {
    const place = await makeEmptyPlace()
    await chmod(place.root, 0o700)
    const outside = await mkdtemp(join(tmpdir(), 'frontdesk-system-'))
    await chmod(outside, 0o711)
    onTestFinished(() => rm(outside, { recursive: true, force: true }))
    const closed = { ...place, systemFolder: join(outside, 'frontdesk') }
    const first = await open(closed)
    await leaveSeven(first.url)
    await first.close()
    // Only root's database user has to go elsewhere; `postgres` in the data folder leads there.
    expect((await lstat(join(place.dataDir, 'postgres'))).isSymbolicLink()).toBe(isRoot())
    const second = await open(closed)
    expect(await query(second.url, 'SELECT id FROM thing')).toEqual([7])
    expect(second.events.map((event) => event.type)).toEqual(['starting'])
  })

  it.runIf(isRoot())('[RUN3] follows a clone that is moved under a folder that only root may enter', async () => {
    const place = await makeEmptyPlace()
    const first = await open(place)
    await leaveSeven(first.url)
    await first.close()
    await mkdir(join(place.root, 'home'), { mode: 0o700 })
    const dataDir = join(place.root, 'home', 'data')
    await rename(place.dataDir, dataDir)
    const moved = await open({ ...place, dataDir })
    expect(await query(moved.url, 'SELECT id FROM thing')).toEqual([7])
    expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true)
  })

  it.runIf(isRoot())('[RUN3] begins anew after its data folder was removed, also where it lay elsewhere', async () => {
    const place = await makeEmptyPlace()
    await mkdir(place.dataDir, { mode: 0o700 })
    const first = await open(place)
    await leaveSeven(first.url)
    await first.close()
    await rm(place.dataDir, { recursive: true })
    await mkdir(place.dataDir, { mode: 0o700 })
    const second = await open(place)
    expect(await query(second.url, "SELECT to_regclass('thing')")).toEqual([null])
  })

  it.runIf(isRoot())('[RUN3] runs for an ordinary user, whom root can follow', async () => {
    const place = await makeEmptyPlace()
    const nobody = 65_534
    await mkdir(place.dataDir)
    await chown(place.dataDir, nobody, nobody)
    const started = startChild(place, { uid: nobody, binaries: await readableBinaries(place) })
    await leaveSeven(await started.next('url'))
    expect((await stat(place.cluster)).uid).toBe(nobody)
    started.child.kill('SIGTERM')
    await started.code
    const asRoot = await open(place)
    expect(await query(asRoot.url, 'SELECT id FROM thing')).toEqual([7])
  })

  it.runIf(isRoot())('[RUN6] tells an ordinary user whose folder it is', async () => {
    const place = await sharedPlace()
    const started = startChild(place, { uid: 65_534, binaries: await readableBinaries(place) })
    expect(await started.next('error')).toMatch(
      /^The database in .* belongs to another user \(uid \d+\); start the server as/,
    )
    expect(await started.code).toBe(1)
  })

  it('[RUN3] makes the library links itself where npm did not run the script that does', async () => {
    const place = await makeEmptyPlace()
    const { folder, version } = installedBinaries()
    const links: { target: string }[] = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'))
    const bare = join(place.root, 'bare')
    const copy = await placeBinaries(folder, version, bare)
    for (const { target } of links) await rm(join(copy, target.replace('native/', '')))
    const mended = await placeBinaries(copy, version, join(place.root, 'mended'))
    for (const { target } of links)
      expect((await stat(join(mended, target.replace('native/', '')))).isFile()).toBe(true)
  })
})
