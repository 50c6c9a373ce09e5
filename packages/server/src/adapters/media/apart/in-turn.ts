import { createQueue } from '../../../app/bounded-queue.ts'

/** So many wait already that one more is not taken. */
export class Busy extends Error {}

const waiting = 100

/** A bounded line for work, `atOnce` of it under way. What is run in it throws Busy where the line is full. */
export const createLine = (atOnce: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const queue = createQueue({ atOnce, waiting })
  return async (work) => {
    const made = queue.run(work)
    if (made === null) throw new Busy()
    return made
  }
}
