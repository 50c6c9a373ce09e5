import { destination, type Level, pino, stdTimeFunctions } from 'pino'
import type { Log, LogFields } from '../../app/ports/log.ts'
import type { LogLevel } from '../../config.ts'
import { clean, cleanFields } from './redact.ts'

export type ServerLog = Log & {
  /** Writes what is still in memory. Idempotent; later lines are written at once. */
  close(): void
}

/** Where lines go, one JSON object each with its line break. */
export type LogSink = { write(line: string): void }

/**
 * The structured log: one JSON object a line, ISO time, level by name.
 * @param options.sink takes the lines instead of standard output
 */
export const createPinoLog = (options: { level: LogLevel; sink?: LogSink }): ServerLog => {
  const out = options.sink === undefined ? destination({ dest: 1, sync: false }) : undefined
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Fields are cleaned before they get here; the library's own treatment of `err` would bring back what was left out.
      serializers: { err: (value: unknown) => value },
    },
    out ?? options.sink ?? process.stdout,
  )
  const at =
    (level: Level) =>
    (fields: LogFields, message: string): void => {
      if (!logger.isLevelEnabled(level)) return
      let cleaned: LogFields
      try {
        cleaned = cleanFields(fields)
      } catch (error) {
        // A getter that throws must not turn a log line into a fault.
        cleaned = { unloggable: clean(error) }
      }
      logger[level](cleaned, message)
    }

  let closed = false
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    close: () => {
      if (closed) return
      closed = true
      try {
        out?.flushSync()
      } catch {
        // Standard output that is not open yet, or gone with its reader: nothing is left to tell it to.
      }
    },
  }
}
