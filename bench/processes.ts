import { readdirSync, readFileSync } from 'node:fs'

/** Kernel ticks in a second (sysconf(_SC_CLK_TCK)), 100 on every Linux that runs Node. */
const ticksPerSecond = 100

type Stat = { pid: number; parent: number; ownTicks: number; endedChildrenTicks: number }

/** proc(5): /proc/PID/stat; the name in brackets may hold anything, the numbers follow its last bracket. */
const statOf = (pid: number): Stat | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)
    return { pid, parent: fields[1] ?? 0, ownTicks: utime + stime, endedChildrenTicks: cutime + cstime }
  } catch {
    return null // It ended between two looks.
  }
}

const familyOf = (pid: number): Stat[] => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
  const family = all.filter((stat) => stat.pid === pid)
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid))
  return family
}

/** CPU seconds of a process so far; with `family` also those of all its children. */
export const cpuSeconds = (pid: number, family = false): number => {
  const stats = family ? familyOf(pid) : [statOf(pid)].filter((stat) => stat !== null)
  const ticks = stats.reduce((total, stat) => total + stat.ownTicks + (family ? stat.endedChildrenTicks : 0), 0)
  return ticks / ticksPerSecond
}

/** Resident memory in bytes. */
export const residentBytes = (pid: number): number => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? Number.NaN) * 1_024
}

/** How many files this process, and those it starts, may have open. */
export const openFileLimit = (): number =>
  Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024)
