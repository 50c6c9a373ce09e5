import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What takes longer than this to read is not worth the wait. */
const withinMs = 30_000
const mostBytes = 64 * 1024 * 1024

/** Beyond what any film that browsers play wants of one thread: then the program ends, and not the server. */
const mostMemoryKiB = 2 * 1024 * 1024
/** The shell sets the limit and gives way to the program. Where it knows no such limit, there is none. */
const limited = `ulimit -v ${mostMemoryKiB} 2>/dev/null; exec "$@"`
const command = (program: string, args: readonly string[]): [string, string[]] =>
  process.platform === 'win32' ? [program, [...args]] : ['/bin/sh', ['-c', limited, 'sh', program, ...args]]

/** Nothing but the file itself is opened, whatever stands in it. */
export const reading = (path: string): string[] => ['-protocol_whitelist', 'file,pipe', '-i', `file:${path}`]

/** @throws where it is not installed, fails or takes too long */
export const ffmpeg = async (args: readonly string[]): Promise<Buffer> => {
  const quietly = ['-nostdin', '-loglevel', 'error', '-threads', '1']
  const { stdout } = await run(...command('ffmpeg', [...quietly, ...args]), {
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
  const { stdout } = await run(...command('ffprobe', asked), {
    timeout: withinMs,
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
  })
  return JSON.parse(stdout)
}
