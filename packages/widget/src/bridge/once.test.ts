import { expect, test } from 'vitest'
import { createOnce } from './once.ts'
import { createSharedLine } from './test-line.ts'

const tabs = (...draws: number[]) => {
  const line = createSharedLine()
  const waiting: (() => void)[] = []
  const sounded: string[] = []
  const once = draws.map((draw, i) => {
    const act = createOnce({ siblings: line(), random: () => draw, later: (run) => void waiting.push(run) })
    return (claim: number) => act(claim, () => sounded.push(`tab ${i}: ${claim}`))
  })
  const pass = () => {
    for (const run of waiting.splice(0)) run()
  }
  return { once, pass, sounded }
}

test('[WID8] of tabs that hear of a message together one sounds, in whatever order', () => {
  for (const draws of [
    [0.1, 0.9, 0.5],
    [0.9, 0.1, 0.5],
    [0.5, 0.1, 0.9],
  ]) {
    const { once, pass, sounded } = tabs(...draws)
    for (const one of once) one(7)
    pass()
    expect(sounded).toHaveLength(1)
  }
})

test('[WID8] a tab that hears of it later stays quiet; the next message sounds again', () => {
  const { once, pass, sounded } = tabs(0.5, 0.6)
  once[0]?.(7)
  pass()
  once[1]?.(7)
  pass()
  once[1]?.(8)
  pass()
  once[0]?.(8)
  pass()
  expect(sounded).toEqual(['tab 0: 7', 'tab 1: 8'])
})

test('[WID8] a tab alone sounds', () => {
  const { once, pass, sounded } = tabs(0)
  once[0]?.(1)
  pass()
  expect(sounded).toEqual(['tab 0: 1'])
})
