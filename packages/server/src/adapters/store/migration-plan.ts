import { StartError } from '../../start-error.ts'

/**
 * What is to be done of the schema's steps: `start` is what a server does before it serves, `expand` what may be done
 * while the release before still serves, `contract` what takes away what only that release read.
 */
export type MigrationPart = 'start' | 'expand' | 'contract'

/** The release that served the data last, and the steps it knew. */
export type LastServed = Readonly<{ release: string; knownSteps: readonly string[] }>

export type MigrationState = Readonly<{
  /** Every step of this program, oldest first. */
  known: readonly string[]
  /** Data that lacks this step is older than what this program can bring up to date. */
  oldest: string
  done: readonly string[]
  lastServed: LastServed | null
}>

/** A step that takes something away says so after its number, so that programs which do not know it can tell. */
export const isContract = (step: string): boolean => /^\d{4}-contract-/.test(step)

/**
 * The steps to do now, oldest first. Steps that only added something may be unknown to this program: a release can be
 * taken back as long as nothing was taken away.
 * @throws StartError when the data is too new or too old for this program, or taking away would break the release that
 * served last.
 */
export const planMigration = (state: MigrationState, part: MigrationPart): string[] => {
  const { known, oldest, done, lastServed } = state
  const release = lastServed === null ? 'a newer release' : `Frontdesk ${lastServed.release} or newer`
  const beyond = done.filter((step) => isContract(step) && !known.includes(step))
  if (beyond.length > 0) {
    throw new StartError(
      `The data is from ${release} (${beyond.join(', ')}) and this one is too old for it; install that release, or restore the back-up made before the update.`,
    )
  }
  if (done.length > 0 && !done.includes(oldest)) {
    throw new StartError(
      `The data is from a release before ${oldest}, too old to be brought up to date by this one; start a release between the two first (docs/operating.md).`,
    )
  }
  const due = known.filter((step) => !done.includes(step))
  if (done.length === 0) return due
  const knewIt = (step: string): boolean => lastServed?.knownSteps.includes(step) ?? false
  switch (part) {
    case 'expand':
      return due.filter((step) => !isContract(step))
    case 'start':
      return due.filter((step) => !isContract(step) || knewIt(step))
    case 'contract': {
      const early = due.find((step) => isContract(step) && !knewIt(step))
      if (early === undefined) return due.filter(isContract)
      throw new StartError(
        `The step ${early} takes away what the release that served last still reads; start this release first, and then do it.`,
      )
    }
  }
}
