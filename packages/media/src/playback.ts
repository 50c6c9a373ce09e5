/** Something to hear. */
export type Track = {
  id: string
  lengthMs: number
  /** Where it is, asked for when it is to be heard. */
  address(): Promise<string>
}

/** As much of an `<audio>` element as is needed. */
export type Sounding = Pick<
  HTMLAudioElement,
  'src' | 'currentTime' | 'playbackRate' | 'play' | 'pause' | 'addEventListener' | 'preservesPitch'
>

export type Playing = Readonly<{
  id: string | null
  isPlaying: boolean
  atMs: number
  /** The browser plays nothing before the person has touched the page: what waits for that. */
  blocked: string | null
  /** It could not be loaded. */
  failed: string | null
}>

export const speeds = [1, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

/** One thing is heard at a time, however many are shown; what comes by itself waits until the one before has ended. */
export const createPlayback = (audio: Sounding) => {
  let track: Track | null = null
  let line: Track[] = []
  let speed: Speed = 1
  let turn = 0
  let state: Playing = { id: null, isPlaying: false, atMs: 0, blocked: null, failed: null }
  /** Where each was left. */
  const places = new Map<string, number>()
  const listeners = new Set<() => void>()

  const change = (next: Partial<Playing>): void => {
    state = { ...state, ...next }
    for (const heard of [...listeners]) heard()
  }

  const start = async (next: Track, atMs: number): Promise<void> => {
    turn += 1
    const own = turn
    if (track !== null && track.id !== next.id) places.set(track.id, state.atMs)
    audio.pause()
    track = next
    change({ id: next.id, isPlaying: true, atMs, blocked: null, failed: null })
    try {
      const address = await next.address()
      if (own !== turn) return
      if (audio.src !== address) audio.src = address
      audio.preservesPitch = true
      audio.playbackRate = speed
      audio.currentTime = atMs / 1_000
      await audio.play()
    } catch (fault) {
      if (own !== turn || (fault instanceof Error && fault.name === 'AbortError')) return
      const isForbidden = fault instanceof Error && fault.name === 'NotAllowedError'
      change(isForbidden ? { isPlaying: false, blocked: next.id } : { isPlaying: false, failed: next.id })
      if (!isForbidden) goOn()
    }
  }

  const goOn = (): void => {
    const next = line.shift()
    if (next !== undefined) void start(next, 0)
  }

  audio.addEventListener('timeupdate', () => {
    if (track !== null && state.isPlaying) change({ atMs: audio.currentTime * 1_000 })
  })
  audio.addEventListener('pause', () => {
    if (state.isPlaying && audio.currentTime > 0) change({ isPlaying: false })
  })
  audio.addEventListener('ended', () => {
    if (track !== null) places.delete(track.id)
    change({ isPlaying: false, atMs: 0 })
    goOn()
  })

  return {
    get state(): Playing {
      return state
    },
    get speed(): Speed {
      return speed
    },
    /** Where this one stands, whether it is the one that is heard or not. In milliseconds. */
    placeOf: (id: string): number => (state.id === id ? state.atMs : (places.get(id) ?? 0)),
    /** The person wants to hear it. Must be called from a click or a key. */
    play(next: Track): void {
      void start(next, state.id === next.id ? state.atMs : (places.get(next.id) ?? 0))
    },
    /** Plays it by itself, after what is being heard. */
    enqueue(next: Track): void {
      if (track?.id === next.id || line.some(({ id }) => id === next.id)) return
      line.push(next)
      if (!state.isPlaying && state.blocked === null) goOn()
    },
    /** What waits to play by itself waits no longer. */
    clearLine(): void {
      line = []
      if (state.blocked !== null) change({ blocked: null })
    },
    /** The browser's veto was lifted by a touch: plays what it was about. */
    resume(): void {
      if (track !== null && state.blocked === track.id) void start(track, state.atMs)
    },
    pause(): void {
      turn += 1
      audio.pause()
      change({ isPlaying: false })
    },
    seek(next: Track, atMs: number): void {
      const at = Math.min(Math.max(0, atMs), next.lengthMs)
      if (state.id !== next.id) {
        places.set(next.id, at)
        change({})
        return
      }
      audio.currentTime = at / 1_000
      change({ atMs: at })
    },
    setSpeed(next: Speed): void {
      speed = next
      audio.playbackRate = next
      change({})
    },
    onChange(heard: () => void): () => void {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}

export type Playback = ReturnType<typeof createPlayback>
