import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What takes longer than this to read is not worth the wait. */
const withinMs = 30_000
const mostBytes = 64 * 1024 * 1024

/** Nothing but the file itself is opened, whatever stands in it. */
export const reading = (path: string): string[] => ['-protocol_whitelist', 'file,pipe', '-i', `file:${path}`]

/** @throws where it is not installed, fails or takes too long */
export const ffmpeg = async (args: readonly string[]): Promise<Buffer> => {
  const quietly = ['-nostdin', '-loglevel', 'error', '-threads', '1']
  const { stdout } = await run('ffmpeg', [...quietly, ...args], {
    timeout: withinMs,
    killSignal: 'SIGKILL',
    encoding: 'buffer',
    maxBuffer: mostBytes,
  })
  return stdout
}

/** Which of the programs are not installed. */
export const missingPrograms = async (): Promise<string[]> => {
  const asked = ['ffmpeg', 'ffprobe'].map((name) =>
    run(name, ['-version'], { timeout: withinMs }).then(
      () => [],
      () => [name],
    ),
  )
  return (await Promise.all(asked)).flat()
}

/** What `ffprobe -show_entries` says, as JSON. @throws as {@link ffmpeg} */
export const ffprobe = async (path: string, entries: string): Promise<unknown> => {
  const asked = ['-v', 'error', '-show_entries', entries, '-of', 'json', ...reading(path)]
  const { stdout } = await run('ffprobe', asked, { timeout: withinMs, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 })
  return JSON.parse(stdout)
}
