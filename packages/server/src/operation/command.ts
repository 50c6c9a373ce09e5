import { ConfigError } from '../config.ts'
import { StartError } from '../start-error.ts'

/** A line about the progress: to standard error, so that standard output holds the result alone. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Runs a command of the operator: what it throws becomes lines and an exit code. */
export const runCommand = async (command: (args: readonly string[]) => Promise<void>): Promise<void> => {
  try {
    await command(process.argv.slice(2))
  } catch (error) {
    const lines =
      error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
    for (const line of lines) tell(line)
    process.exitCode = error instanceof StartError ? error.exitCode : 1
  }
}
