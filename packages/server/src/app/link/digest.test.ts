import { describe, expect, it } from 'vitest'
import { compareDigest, digestOf } from './digest.ts'

const topics = (content: { [topic: string]: string | number }) => new Map(Object.entries(content))

describe('a digest', () => {
  it('[POLL4] names what is new or changed, and nothing else', () => {
    const told = digestOf(topics({ a1: 'available', a2: 'offline', v9: 17 }))
    const now = topics({ a1: 'available', a2: 'available', a3: 'offline', v9: 18 })
    const { digest, changed } = compareDigest(told, now)
    expect([...changed].sort()).toEqual(['a2', 'a3', 'v9'])
    expect(compareDigest(digest, now).changed.size).toBe(0)
  })

  it('[POLL4] a node that has not heard yet takes nothing back, and is not asked twice', () => {
    const told = digestOf(topics({ v9: 18, a1: 'available' }))
    for (const behind of [topics({ v9: 17, a1: 'available' }), topics({})]) {
      const { digest, changed } = compareDigest(told, behind)
      expect(changed.size).toBe(0)
      expect(compareDigest(digest, topics({ v9: 18, a1: 'available' })).changed.size).toBe(0)
    }
  })

  it('[POLL4] rubbish from a client only makes everything new', () => {
    for (const told of ['', ' ', ':::', 'x', '💥', 'o:#', 'o:#!'])
      expect([...compareDigest(told, topics({ o: 'Li Wei' })).changed]).toEqual(['o'])
  })
})
