/** What an agent can hear. Each is known by its melody alone. */
export type SoundName = 'visitor' | 'message' | 'offer' | 'revisit' | 'invitation'

type Note = { hertz: number; atMs: number; lengthMs: number }

/**
 * A new visitor rises by a fifth; a message is one soft knock with its echo; an offer asks twice; somebody who is awaited comes
 * down a third and back; an accepted invitation climbs in three.
 */
const melodies: { [S in SoundName]: readonly Note[] } = {
  visitor: [
    { hertz: 523.25, atMs: 0, lengthMs: 260 },
    { hertz: 783.99, atMs: 130, lengthMs: 420 },
  ],
  revisit: [
    { hertz: 659.26, atMs: 0, lengthMs: 180 },
    { hertz: 523.25, atMs: 140, lengthMs: 180 },
    { hertz: 659.26, atMs: 280, lengthMs: 360 },
  ],
  invitation: [
    { hertz: 523.25, atMs: 0, lengthMs: 160 },
    { hertz: 659.26, atMs: 120, lengthMs: 160 },
    { hertz: 783.99, atMs: 240, lengthMs: 380 },
  ],
  message: [
    { hertz: 659.26, atMs: 0, lengthMs: 140 },
    { hertz: 587.33, atMs: 90, lengthMs: 220 },
  ],
  offer: [
    { hertz: 440, atMs: 0, lengthMs: 160 },
    { hertz: 659.26, atMs: 160, lengthMs: 200 },
    { hertz: 440, atMs: 420, lengthMs: 160 },
    { hertz: 659.26, atMs: 580, lengthMs: 300 },
  ],
}

const loudness = 0.12
let context: AudioContext | null = null

/** Browsers let a page sound only after the person has touched it; called on the first click or key. */
export const wakeSounds = (): void => {
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
}

/** Plays a sound, or nothing where the browser does not let us yet. */
export const playSound = (name: SoundName): void => {
  if (context === null || context.state !== 'running') return
  for (const note of melodies[name]) ring(context, note)
}

const ring = (audio: AudioContext, { hertz, atMs, lengthMs }: Note): void => {
  const start = audio.currentTime + atMs / 1_000
  const end = start + lengthMs / 1_000
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(loudness, start + 0.012)
  volume.gain.exponentialRampToValueAtTime(0.0001, end)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(end)
}
