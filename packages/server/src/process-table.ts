import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { hostname } from 'node:os'

/** What tells one process from a later one that got the same number. */
export type ProcessIdentity = Readonly<{
  pid: number
  /** Kernel ticks at its start; null where the system has no /proc. */
  startTicks: string | null
  /** Changes with every boot of the machine; null where unknown. */
  boot: string | null
  /** The namespace in which `pid` means something (containers have their own); null where unknown. */
  space: string | null
  host: string
}>

const orNull = async (reading: Promise<string>): Promise<string | null> => {
  try {
    return (await reading).trim()
  } catch {
    return null
  }
}

const statFields = async (pid: number): Promise<readonly string[] | null> => {
  const text = await orNull(readFile(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in parentheses and may hold anything, parentheses too.
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}

const hasProc = async (): Promise<boolean> => (await statFields(process.pid)) !== null

/** The identity of this process. */
export const ownIdentity = async (): Promise<ProcessIdentity> => ({
  pid: process.pid,
  startTicks: (await statFields(process.pid))?.[19] ?? null,
  boot: await orNull(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
  space: await orNull(readlink('/proc/self/ns/pid')),
  host: hostname(),
})

/** True while the process with this number runs; a zombie (dead, not yet reaped by its parent) does not run. */
export const isRunning = async (pid: number): Promise<boolean> => {
  const fields = await statFields(pid)
  if (fields !== null) return !['Z', 'X', 'x'].includes(fields[0] ?? '')
  if (await hasProc()) return false
  return answersSignals(pid)
}

/** True while the kernel knows the number, zombies included: what a program that only asks `kill(pid, 0)` believes. */
export const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True when the process that had this identity, in this process's own namespace and boot, still runs. */
export const isSameRunning = async (identity: ProcessIdentity): Promise<boolean> => {
  if (!(await isRunning(identity.pid))) return false
  if (identity.startTicks === null) return true
  return (await statFields(identity.pid))?.[19] === identity.startTicks
}

/**
 * Whether a process works in a folder (a postmaster and its children sit in their data folder).
 * `null` where the system can not say.
 */
export const worksIn = async (pid: number, folder: string): Promise<boolean | null> => {
  if (!(await hasProc())) return null
  try {
    const [there, wanted] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(folder)])
    return there.dev === wanted.dev && there.ino === wanted.ino
  } catch {
    // Gone, or of another user: neither can be a server of this user in this folder.
    return false
  }
}

/** Whether any process works in a folder; `null` where the system can not say. */
export const anyWorksIn = async (folder: string): Promise<boolean | null> => {
  if (!(await hasProc())) return null
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  for (const pid of pids) if ((await worksIn(pid, folder)) === true) return true
  return false
}
