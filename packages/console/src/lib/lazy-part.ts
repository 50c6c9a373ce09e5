import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const nextTryMs = 3_000

/** Resolves when the network is said to be back, at the latest after a pause. */
const untilNextTry = (): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, nextTryMs)
    addEventListener('online', done)
  })

/** Asks again until it comes. */
export const patiently = async <T>(load: () => Promise<T>, pause: () => Promise<void> = untilNextTry): Promise<T> => {
  for (;;) {
    try {
      return await load()
    } catch {
      await pause()
    }
  }
}

/**
 * A part of the page that is fetched when it is first shown. A network that is gone at that moment must not take along what
 * stands around the part: it stays out until it can be fetched.
 */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> => lazy(async () => ({ default: await patiently(load) }))
