import type { Ask, Told } from './jobs.ts'
import { attachLoad } from './load.ts'

/** A load process: does what it is asked over the channel to its parent, one after another. */
const load = attachLoad()
let before: Promise<unknown> = Promise.resolve()

process.on('message', (asked: Ask) => {
  const tell = (told: Told): void => {
    process.send?.(told)
  }
  before = before.then(async () => {
    try {
      tell({ number: asked.number, result: await load[asked.name](asked.params as never) })
    } catch (error) {
      tell({ number: asked.number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
})
process.on('disconnect', () => process.exit(0))
