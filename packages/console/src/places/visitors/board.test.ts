import { describe, expect, it } from 'vitest'
import { createBoard, readAll } from './board.ts'
import { aVisitor } from './testing-visitors.ts'

const never = (): boolean => false
const pageOf = (ids: string[], next: string | null) => ({ visitors: ids.map((id) => aVisitor(id)), next, total: 3 })

describe('[BRD3] the rows of the board', () => {
  it('are all pages, with what was told meanwhile: newer rows stay, and who has gone does not come back', async () => {
    const board = createBoard()
    const moved = aVisitor('mia', { pages: 2 })
    await readAll(
      board,
      async (after) => {
        if (after === null) return pageOf(['ida'], 'ida')
        board.change([moved, aVisitor('new')], ['noah'])
        return pageOf(['mia', 'noah'], null)
      },
      never,
    )
    expect([...board.rows().keys()].sort()).toEqual(['ida', 'mia', 'new'])
    expect(board.rows().get('mia')).toBe(moved)
  })

  it('lose who is on no page when they are read again', async () => {
    const board = createBoard()
    await readAll(board, async () => pageOf(['mia', 'noah'], null), never)
    await readAll(board, async () => pageOf(['noah'], null), never)
    expect([...board.rows().keys()]).toEqual(['noah'])
  })

  it('count who comes and goes', () => {
    const board = createBoard()
    expect(board.change([aVisitor('mia'), aVisitor('noah')], [])).toBe(2)
    expect(board.change([aVisitor('mia', { pages: 2 })], ['noah', 'stranger'])).toBe(-1)
  })
})
