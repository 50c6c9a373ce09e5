export type Queue = {
  /** Null when as many wait as may; else the work's own result, in its turn. */
  run<T>(work: () => Promise<T>): Promise<T> | null
}

/** At most `atOnce` works under way and `waiting` more in line. */
export const createQueue = (bounds: { atOnce: number; waiting: number }): Queue => {
  let running = 0
  const line: (() => void)[] = []

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= bounds.atOnce) {
      // Whoever finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => line.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  return {
    run: (work) => (running >= bounds.atOnce && line.length >= bounds.waiting ? null : inTurn(work)),
  }
}
