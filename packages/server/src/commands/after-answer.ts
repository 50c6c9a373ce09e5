import type { Asking } from './asking.ts'

/** A receiver that takes its answer slowly must not keep a right alive. */
const atMostMs = 900

/** Runs once, when the answer has gone out or shortly after. */
export const afterAnswer = ({ whenGone }: Pick<Asking, 'whenGone'>, run: () => void): void => {
  let left: (() => void) | null = run
  const once = (): void => {
    clearTimeout(overdue)
    left?.()
    left = null
  }
  const overdue = setTimeout(once, atMostMs)
  overdue.unref()
  whenGone?.(once)
}
