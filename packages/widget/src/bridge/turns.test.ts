import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Tabs that hear one another, each with its draw. */
const tabs = (...draws: number[]) => {
  const heards: ((message: unknown) => void)[] = []
  return draws.map((draw, own) => {
    const tab = { isVisible: true }
    const turns = createTurns({
      siblings: {
        post: (message) => {
          for (const [at, heard] of heards.entries()) if (at !== own) heard(message)
        },
        listen: (heard) => {
          heards[own] = heard
          return () => {}
        },
      },
      random: () => draw,
      isVisible: () => tab.isVisible,
      changed: () => {},
    })
    return { tab, turns }
  })
}
const whose = (all: ReturnType<typeof tabs>) => all.map(({ turns }) => turns.isMine())

test('[INV11] of the visible tabs one has the turn; a hidden one never', () => {
  const all = tabs(0.2, 0.7, 0.5)
  const [, , hidden] = all
  if (hidden) hidden.tab.isVisible = false
  for (const { turns } of all) turns.claim()
  expect(whose(all).filter(Boolean)).toHaveLength(1)
  expect(hidden?.turns.isMine()).toBe(false)
})

test('[INV11] the tab that is looked at takes it over, and gives it back to one that is visible', () => {
  const all = tabs(0.2, 0.7)
  const [first, second] = all
  if (second) second.tab.isVisible = false
  for (const { turns } of all) turns.claim()
  expect(whose(all)).toEqual([true, false])
  if (second) second.tab.isVisible = true
  second?.turns.look()
  expect(whose(all)).toEqual([false, true])
  if (second) second.tab.isVisible = false
  second?.turns.look()
  expect(whose(all)).toEqual([true, false])
  expect(first?.turns.isMine()).toBe(true)
})
