import type { Page } from 'playwright-core'

/** The page's live connection in a test's hands. */
export type HeldSocket = {
  /** What the server says from now on waits. */
  hold(): void
  /** Lets everything through, in order, what waited first. */
  release(): void
  /** Commands the page has sent so far. */
  sent(): string[]
  /** Messages that the page sends next are refused for good, as too long ones are. */
  refuseMessages(): void
}

/** Must be called before the page connects. */
export const holdSocket = async (page: Page): Promise<HeldSocket> => {
  const commands: string[] = []
  let waiting: (() => void)[] | null = null
  let isRefusing = false
  await page.routeWebSocket(/\/api\/v1\/socket$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const frame: unknown = JSON.parse(String(message))
      const command = typeof frame === 'object' && frame !== null && 'command' in frame ? String(frame.command) : null
      if (command !== null) commands.push(command)
      if (isRefusing && command === 'message.send') socket.send(refusalOf(frame))
      else server.send(message)
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
    refuseMessages: () => {
      isRefusing = true
    },
  }
}

const refusalOf = (frame: unknown): string => {
  const id = typeof frame === 'object' && frame !== null && 'id' in frame ? frame.id : null
  return JSON.stringify({ type: 'error', id, error: { code: 'request.too_large', message: 'Refused by a test.' } })
}

/** Every text that the server sends to this page, its frames included, from now on. */
export const overhear = (page: Page): string[] => {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  return heard
}
