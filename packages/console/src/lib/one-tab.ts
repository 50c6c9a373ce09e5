/** How much a tab concerns the person now; the nearest one gets the word first. */
export type Nearness = 'reading' | 'focused' | 'elsewhere'

const patienceMs: { [N in Nearness]: number } = { reading: 0, focused: 60, elsewhere: 180 }
/** For so long after an event no other tab may tell it again. */
const holdMs = 4_000

/**
 * Makes tabs agree which one of them tells the person about an event: exactly one says true. The nearest tab goes first.
 * Web Locks decide where they exist; on plain-http addresses the tabs call out to each other instead.
 */
export const createOneTab = (channelName: string) => {
  const channel = new BroadcastChannel(channelName)
  const claimedByOthers = new Set<string>()
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data !== 'string') return
    const key = event.data
    claimedByOthers.add(key)
    setTimeout(() => claimedByOthers.delete(key), holdMs)
  })

  const lock = (key: string): Promise<boolean> => {
    if (!('locks' in navigator)) return Promise.resolve(true)
    return new Promise((resolve) => {
      navigator.locks
        .request(`${channelName}:${key}`, { ifAvailable: true }, (held) => {
          resolve(held !== null)
          return held === null ? undefined : new Promise((release) => setTimeout(release, holdMs))
        })
        .catch(() => resolve(true))
    })
  }

  return {
    async claim(key: string, nearness: Nearness): Promise<boolean> {
      if (patienceMs[nearness] > 0) await new Promise((resolve) => setTimeout(resolve, patienceMs[nearness]))
      if (claimedByOthers.has(key)) return false
      const isOurs = await lock(key)
      if (isOurs) channel.postMessage(key)
      return isOurs
    },
    close: () => channel.close(),
  }
}

export type OneTab = ReturnType<typeof createOneTab>
