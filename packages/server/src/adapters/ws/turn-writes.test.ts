import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTurnWrites } from './turn-writes.ts'

const aStream = () => {
  const writes: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      writes.push(String(chunk))
      done()
    },
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
  })
  return { stream, writes }
}

describe('writes of one turn', () => {
  it('[LIV3] leave together and in order once the turn is over', () => {
    const turns: (() => void)[] = []
    const turnWrites = createTurnWrites((run) => turns.push(run))
    const [one, other] = [aStream(), aStream()]
    for (const words of ['a', 'b', 'c'])
      for (const { stream } of [one, other]) {
        turnWrites.hold(stream)
        stream.write(words)
      }
    expect([one.writes, other.writes]).toEqual([[], []])
    expect(turns).toHaveLength(1)
    turns[0]?.()
    expect([one.writes, other.writes]).toEqual([['abc'], ['abc']])
    turnWrites.hold(one.stream)
    one.stream.write('d')
    turns[1]?.()
    expect(one.writes).toEqual(['abc', 'd'])
  })

  it('[LIV3] can be let go at once, and held again in the same turn', () => {
    const turns: (() => void)[] = []
    const turnWrites = createTurnWrites((run) => turns.push(run))
    const { stream, writes } = aStream()
    turnWrites.hold(stream)
    stream.write('a')
    turnWrites.release(stream)
    expect(writes).toEqual(['a'])
    turnWrites.hold(stream)
    stream.write('b')
    for (const turn of turns) turn()
    expect(writes).toEqual(['a', 'b'])
  })

  it('[LIV8] of a stream that is gone by then do no harm', () => {
    const turns: (() => void)[] = []
    const turnWrites = createTurnWrites((run) => turns.push(run))
    const { stream } = aStream()
    turnWrites.hold(stream)
    stream.write('a')
    stream.destroy()
    for (const turn of turns) turn()
    expect(stream.destroyed).toBe(true)
  })

  it('[LIV3] come after the promises that the turn has settled', async () => {
    const turnWrites = createTurnWrites()
    const { stream, writes } = aStream()
    turnWrites.hold(stream)
    stream.write('push,')
    await Promise.resolve()
    stream.write('answer')
    await new Promise((resolve) => setImmediate(resolve))
    expect(writes).toEqual(['push,answer'])
  })
})
