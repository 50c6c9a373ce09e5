import type { BrowserContext, Frame } from 'playwright-core'
import { expect } from 'vitest'
import { patiently } from './expect.ts'

declare global {
  interface Window {
    /** The tones that were started in this frame, each with the audio context it belongs to. */
    startedTones?: { hertz: number; context: BaseAudioContext }[]
    /** The ways to the loudspeaker that this frame has asked for. */
    audioContexts?: AudioContext[]
  }
}

/** Notes every tone that a page of this context starts, and every way to the loudspeaker. */
export const listen = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const tones: { hertz: number; context: BaseAudioContext }[] = []
    window.startedTones = tones
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      tones.push({ hertz: Math.round(this.frequency.value), context: this.context })
      start.call(this, when)
    }
    const contexts: AudioContext[] = []
    window.audioContexts = contexts
    window.AudioContext = class extends AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options)
        contexts.push(this)
      }
    }
  })

/** Pitches that a frame has sent to the loudspeaker; a tone in a context that the browser holds back is none. */
export const tonesOf = (frame: Frame): Promise<number[]> =>
  frame.evaluate(() =>
    (window.startedTones ?? []).filter(({ context }) => context.state === 'running').map(({ hertz }) => hertz),
  )

/** Resolves once a page that was touched can be heard: until the loudspeaker has started it stays silent. */
export const expectAudible = (frame: Frame): Promise<void> =>
  expect
    .poll(() => frame.evaluate(() => window.audioContexts?.some(({ state }) => state === 'running')), patiently)
    .toBe(true)
