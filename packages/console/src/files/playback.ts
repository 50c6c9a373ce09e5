import { createPlayback, type Playback } from '@frontdesk/media/playback'

let made: Playback | null = null

/** What is heard, one thing at a time on the whole page; it goes on while the timeline draws something else. */
export const playback = (): Playback => {
  made ??= createPlayback(new Audio())
  return made
}
