import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = {
  readonly folder: string
  /** Where this machine does not let us mount a disk, there is nothing to test with. */
  readonly isMounted: boolean
  remove(): void
}

/** A disk of its own that is soon full. @param size as mount(8) has it, `2m` */
export const mountSmallDisk = (size: string): SmallDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-disk-'))
  let isMounted = true
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    isMounted = false
  }
  return {
    folder,
    isMounted,
    remove: () => {
      if (isMounted) execFileSync('/bin/umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
