// Runs on Node 18: the bootstrap needs it before Node 24 is there.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * One line for the person at the terminal. Goes to standard error, so that standard output belongs to the product and
 * to the tests' closing line.
 * @param {string} line
 */
export const say = (line) => {
  process.stderr.write(`${line}\n`)
}

/** A failure that a person can mend: the message is all they need to see. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @param {number} sinceMs */
export const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`
