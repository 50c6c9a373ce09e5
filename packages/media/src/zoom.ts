/** How a picture lies in the viewer: how much larger than whole, and how far moved from the middle in CSS pixels. */
export type Lie = Readonly<{ scale: number; x: number; y: number }>

type Size = { width: number; height: number }

export const whole: Lie = { scale: 1, x: 0, y: 0 }
export const closest = 8

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value)) + 0

/** Keeps the picture's edges from leaving the stage for the middle. @param shown its size on the stage when whole */
export const settle = ({ scale, x, y }: Lie, shown: Size, stage: Size): Lie => ({
  scale,
  x: within(x, Math.max(0, (shown.width * scale - stage.width) / 2)),
  y: within(y, Math.max(0, (shown.height * scale - stage.height) / 2)),
})

/**
 * Zooms about a point, which stays under the finger.
 * @param at from the middle of the stage, in CSS pixels
 */
export const zoomAt = (lie: Lie, factor: number, at: { x: number; y: number }): Lie => {
  const scale = Math.min(closest, Math.max(1, lie.scale * factor))
  const grown = scale / lie.scale
  return { scale, x: at.x - (at.x - lie.x) * grown, y: at.y - (at.y - lie.y) * grown }
}
