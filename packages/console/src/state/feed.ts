import type { Feed } from '@frontdesk/client'
import { create } from 'zustand'

type FeedState = {
  feed: Feed | null
  /** Grows at each change that was drawn. */
  version: number
  ready: boolean
  current: boolean
}

/** The client's feed as React sees it: at most one drawing for each frame of the screen, however much changes. */
export const useFeed = create<FeedState>(() => ({ feed: null, version: 0, ready: false, current: false }))

/** Follows a feed until the returned function is called. */
export const followFeed = (feed: Feed): (() => void) => {
  let frame = 0
  const draw = (): void => {
    frame = 0
    useFeed.setState({ feed, version: feed.version, ready: feed.ready, current: feed.current })
  }
  draw()
  const off = feed.onChange(() => {
    // Frames stand still in hidden pages; the title's count must not.
    if (document.visibilityState === 'hidden') draw()
    else if (frame === 0) frame = requestAnimationFrame(draw)
  })
  return () => {
    off()
    cancelAnimationFrame(frame)
    useFeed.setState({ feed: null, version: 0, ready: false, current: false })
  }
}
