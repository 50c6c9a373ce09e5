import type { Siblings } from '@frontdesk/client'

/** A line to the other tabs of this site; where the browser has none, each tab learns from the server alone. */
export const createSiblings = (name: string): Siblings => {
  const heards = new Set<(message: unknown) => void>()
  let channel: BroadcastChannel | null = null
  try {
    channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }) => {
      for (const heard of [...heards]) heard(data)
    }
  } catch {
    // Forbidden where storage is.
  }
  return {
    post: (message) => channel?.postMessage(message),
    listen(heard) {
      heards.add(heard)
      return () => heards.delete(heard)
    },
  }
}
