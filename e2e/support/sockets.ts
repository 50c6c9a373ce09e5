import type { Page } from 'playwright-core'

/** The page's live connection in a test's hands. */
export type HeldSocket = {
  /** What the server says from now on waits. */
  hold(): void
  /** Lets everything through, in order, what waited first. */
  release(): void
  /** Commands the page has sent so far. */
  sent(): string[]
}

/** Must be called before the page connects. */
export const holdSocket = async (page: Page): Promise<HeldSocket> => {
  const commands: string[] = []
  let waiting: (() => void)[] | null = null
  await page.routeWebSocket(/\/api\/v1\/socket$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const frame: unknown = JSON.parse(String(message))
      if (typeof frame === 'object' && frame !== null && 'command' in frame) commands.push(String(frame.command))
      server.send(message)
    })
    server.onMessage((message) => {
      if (waiting === null) socket.send(message)
      else waiting.push(() => socket.send(message))
    })
  })
  return {
    hold: () => {
      waiting ??= []
    },
    release: () => {
      const all = waiting ?? []
      waiting = null
      for (const pass of all) pass()
    },
    sent: () => [...commands],
  }
}

/** Every text that the server sends to this page, its frames included, from now on. */
export const overhear = (page: Page): string[] => {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  return heard
}
