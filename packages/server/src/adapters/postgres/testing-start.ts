import { openPostgres } from './open-postgres.ts'

/**
 * A server's start and nothing else, for tests that kill it:
 * `node testing-start.ts '{"dataDir": …, "systemFolder": …, "uid": …, "binaries": …}'`. Prints one JSON line for each event, then
 * `{"url": …}`, or `{"error": …}` and ends with the error's exit code. SIGTERM closes it in order; SIGINT is
 * noted and ignored.
 */
const options: unknown = JSON.parse(process.argv[2] ?? '{}')
const text = (name: string): string | undefined => {
  const value = typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined
  return value === undefined ? undefined : String(value)
}
const tell = (line: unknown): void => console.log(JSON.stringify(line))

const uid = text('uid')
if (uid !== undefined) {
  // Everything is loaded by now, so that an ordinary user can be played in a checkout that it can't read.
  process.setgroups?.([])
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}

process.on('SIGINT', () => tell({ signal: 'SIGINT' }))
try {
  const systemFolder = text('systemFolder')
  const folder = text('binaries')
  const postgres = await openPostgres(
    { databaseUrl: text('databaseUrl'), dataDir: text('dataDir') ?? '' },
    {
      onEvent: tell,
      initialise: { sync: false },
      ...(systemFolder !== undefined && { systemFolder }),
      ...(folder !== undefined && { binaries: { folder, version: 'test' } }),
    },
  )
  const alive = setInterval(() => undefined, 60_000)
  process.on('SIGTERM', () => {
    clearInterval(alive)
    postgres.close().then(
      () => tell({ closed: true }),
      (error: unknown) => tell({ error: String(error) }),
    )
  })
  tell({ url: postgres.url })
} catch (error) {
  tell({ error: error instanceof Error ? error.message : String(error) })
  process.exitCode = error instanceof Error && 'exitCode' in error ? Number(error.exitCode) : 99
}
