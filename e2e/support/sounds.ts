import type { BrowserContext, Frame } from 'playwright-core'

declare global {
  interface Window {
    /** The tones that were started in this frame, each with the audio context it belongs to. */
    startedTones?: { hertz: number; context: BaseAudioContext }[]
  }
}

/** Notes every tone that a page of this context starts. */
export const listen = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const tones: { hertz: number; context: BaseAudioContext }[] = []
    window.startedTones = tones
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      tones.push({ hertz: Math.round(this.frequency.value), context: this.context })
      start.call(this, when)
    }
  })

/** Pitches that a frame has sent to the loudspeaker; a tone in a context that the browser holds back is none. */
export const tonesOf = (frame: Frame): Promise<number[]> =>
  frame.evaluate(() =>
    (window.startedTones ?? []).filter(({ context }) => context.state === 'running').map(({ hertz }) => hertz),
  )
