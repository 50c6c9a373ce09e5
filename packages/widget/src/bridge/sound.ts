/** Two soft tones, 0.3 s. */
const play = (context: AudioContext) => {
  const start = context.currentTime
  for (const [at, frequency] of [
    [0, 660],
    [0.11, 880],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, start + at)
    volume.gain.linearRampToValueAtTime(0.06, start + at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0005, start + at + 0.22)
    tone.connect(volume).connect(context.destination)
    tone.start(start + at)
    tone.stop(start + at + 0.24)
  }
}

/** Keeps the other tabs quiet for this long: they heard of the same message. */
const holdMs = 1_500

/**
 * A quiet sound for a message, once for all tabs. Browsers allow it only after the visitor has touched the page;
 * before, nothing sounds and nothing complains.
 */
export const createSound = () => {
  let context: AudioContext | null = null
  const sound = () => {
    try {
      context ??= new AudioContext()
      void context.resume().catch(() => {})
      play(context)
    } catch {
      // A browser without sound.
    }
  }
  const hold = () => new Promise((done) => setTimeout(done, holdMs))
  return (): void => {
    const locks = 'locks' in navigator ? navigator.locks : null
    if (locks === null) {
      sound()
      return
    }
    locks
      .request('frontdesk.sound', { ifAvailable: true }, (lock) => {
        if (lock === null) return undefined
        sound()
        return hold()
      })
      // Storage that is forbidden forbids locks too; then there is this tab only.
      .catch(sound)
  }
}
