/** Two soft tones, 0.3 s. */
const sound = (context: AudioContext) => {
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

let context: AudioContext | null = null

/**
 * A quiet sound. Browsers allow it only after the visitor has touched the page; before, nothing sounds and nothing complains.
 * @param isTouched whether the page around says so; else the frame's own word counts
 */
export const play = (isTouched: boolean | undefined): void => {
  if (!isTouched && !navigator.userActivation?.hasBeenActive) return
  try {
    context ??= new AudioContext()
    void context.resume().catch(() => {})
    sound(context)
  } catch {
    // A browser without sound.
  }
}
