import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Founded } from './app/installation/found-account.ts'

/** File for the first password where no terminal can show it. Only its owner can read it. */
export const passwordFile = (dataDir: string): string => join(dataDir, 'first-password.txt')

/**
 * Hands the first administrator's password over: shown once in a terminal; without one it goes to a file that only its
 * owner can read, not to a journal that many can.
 * @returns the lines to print
 */
export const handOver = async (founded: Founded, dataDir: string, isTerminal: boolean): Promise<string[]> => {
  if (isTerminal)
    return [
      `Administrator: ${founded.login}`,
      `Password:      ${founded.password}   (shown only now; npm run reset-password -- ${founded.login} makes a new one)`,
    ]
  const file = passwordFile(dataDir)
  // With an external database nothing has made the folder yet; and an earlier installation's password is of no more use.
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await rm(file, { force: true })
  await writeFile(file, `${founded.login}\n${founded.password}\n`, { mode: 0o600, flag: 'wx' })
  return [
    `Administrator: ${founded.login}`,
    `Password:      in ${file}, which only its owner can read; delete it once you have it`,
  ]
}
