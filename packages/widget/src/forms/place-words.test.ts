import { expect, it } from 'vitest'
import { placeWords } from './place-words.ts'

const texts = {
  t: (id: string, values: object = {}) => `${id} ${JSON.stringify(values)}`,
  count: (id: string, count: number, values: object = {}) => `${id} ${count} ${JSON.stringify(values)}`,
}

it('[WID20] the place in the queue is said with the time it may take, at least a minute, where something tells', () => {
  expect(placeWords(texts, { place: 3, estimateMs: null })).toContain('place.3')
  expect(placeWords(texts, { place: 12, estimateMs: null })).toContain('place.later {"place":12}')
  expect(placeWords(texts, { place: 1, estimateMs: 240_000 })).toMatch(/^place\.about 4 .*place\.1/)
  expect(placeWords(texts, { place: 1, estimateMs: 4_000 })).toContain('place.about 1 ')
})
