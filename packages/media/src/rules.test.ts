import { describe, expect, it } from 'vitest'
import { boxOf } from './draw-files.ts'
import en from './locales/en.json'
import zh from './locales/zh-CN.json'
import { isFinal, refusalWords } from './refusal-words.ts'
import { clock, createMediaTexts } from './texts.ts'
import { levelOf, toBars } from './waveform.ts'
import { settle, whole, zoomAt } from './zoom.ts'

const english = createMediaTexts('en', en)
const chinese = createMediaTexts('zh-CN', zh)

describe('the words for files', () => {
  it('[ATT3][E7] name the limit that a file has met, in both languages', () => {
    const large = { code: 'file.too_large', details: { maxBytes: 20_000_000 } }
    expect(refusalWords(english, large)).toBe('Larger than 20 MB, which is the most that is taken')
    expect(refusalWords(chinese, large)).toBe('超过了允许的最大大小 20 MB')
    const kinds = { code: 'file.kind_refused', details: { kinds: ['image', 'audio'] } }
    expect(refusalWords(english, kinds)).toBe('Only these are taken here: pictures and sound')
    const many = { code: 'file.limit', retryAfterMs: 600_000, details: { perHour: 30 } }
    expect(refusalWords(english, many)).toBe('No more than 30 files in an hour. Try again in 10 min.')
    expect(refusalWords(english, { code: 'file.too_large', details: { maxPixels: 50_000_000 } })).toBe(
      'A picture of more than 50 million pixels, which is the most that is taken',
    )
    expect(refusalWords(english, new Error('anything'))).toBe('It could not be brought over')
  })

  it('[ATT2] another try is offered where it may end otherwise', () => {
    const refused = { code: 'file.too_large', retryable: false, retryAfterMs: 0 }
    expect(isFinal(refused)).toBe(true)
    for (const other of [
      { ...refused, retryable: true },
      { ...refused, retryAfterMs: 600_000 },
      new Error('any'),
      null,
    ])
      expect(isFinal(other)).toBe(false)
  })

  it('[ATT3] tell sizes and lengths as people do', () => {
    expect([0, 999, 1_500, 15_400, 2_340_000].map(english.bytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 kB',
      '15 kB',
      '2.3 MB',
    ])
    expect([0, 5_400, 65_000].map(clock)).toEqual(['0:00', '0:05', '1:05'])
  })
})

describe('what is drawn of files', () => {
  it('[ATT4] has its size before it is here, within the bounds of the timeline', () => {
    expect(boxOf({ width: 4_000, height: 3_000 })).toEqual({ width: 260, height: 195 })
    expect(boxOf({ width: 300, height: 3_000 })).toEqual({ width: 72, height: 220 })
    expect(boxOf({ width: 4, height: 4 })).toEqual({ width: 72, height: 72 })
  })

  it('[ATT4] zooms about the finger and never leaves the stage', () => {
    const near = zoomAt(whole, 2, { x: 100, y: 0 })
    expect(near).toEqual({ scale: 2, x: -100, y: 0 })
    expect(settle({ scale: 2, x: 900, y: 900 }, { width: 400, height: 200 }, { width: 500, height: 500 })).toEqual({
      scale: 2,
      x: 150,
      y: 0,
    })
    expect(zoomAt(whole, 100, { x: 0, y: 0 }).scale).toBe(8)
    expect(zoomAt(whole, 0.1, { x: 0, y: 0 }).scale).toBe(1)
  })

  it('[VOI3] a waveform keeps its loud places, in few bars and in many', () => {
    const bars = toBars([0, 0, 100, 0, 50, 0, 0, 0], 4)
    expect(bars).toEqual([0.08, 1, 0.5, 0.08])
    expect(toBars([], 3)).toEqual([0.08, 0.08, 0.08])
    expect(toBars([10], 3)).toEqual([1, 1, 1])
    expect(levelOf(new Float32Array(8))).toBe(0)
    expect(levelOf(new Float32Array(8).fill(1))).toBe(100)
  })
})
