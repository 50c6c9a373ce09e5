import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createClamdScanner } from './clamd-scanner.ts'

// What clamd itself does not say: another program at its address, or one that is broken.
it.each(['', 'UNKNOWN COMMAND\0', 'stream: OK FOUND', `${'x'.repeat(10_000)}`, 'stream: Something ERROR\0'])(
  '[FIL11] no verdict is no all-clear: %j',
  async (answer) => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-scan-'))
    const [path, file] = [join(folder, 'socket'), join(folder, 'upload')]
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy()).once('data', () => socket.end(answer))
    })
    onTestFinished(async () => {
      server.close()
      await rm(folder, { recursive: true, force: true })
    })
    await new Promise<void>((resolve) => server.listen(path, resolve))
    await writeFile(file, 'anything')
    const scanner = createClamdScanner({ at: { path }, onChange: () => undefined })
    expect(await scanner.scan(file)).toEqual({ kind: 'unchecked', again: true })
  },
)
