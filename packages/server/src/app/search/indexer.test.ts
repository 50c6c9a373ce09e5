import { describe, expect, it } from 'vitest'
import { createSearchIndexer } from './indexer.ts'

describe('the search index', () => {
  it('[SEA3] takes what is written while it works in its next round, not in this one', async () => {
    const rounds: string[] = []
    const due: (() => void)[] = []
    const indexer = createSearchIndexer({
      store: {
        account: (accountId: string) => ({
          searchIndex: {
            advance: async () => {
              rounds.push(accountId)
              if (rounds.length < 20) indexer.wrote(accountId)
              return { busy: false, more: false }
            },
          },
        }),
      } as never,
      schedule: (_ms, run) => {
        due.push(run)
        return () => undefined
      },
      onFault: (fault) => {
        throw fault
      },
    })
    indexer.wrote('a1')
    due.shift()?.()
    await Promise.resolve()
    await new Promise(setImmediate)
    expect(rounds).toEqual(['a1'])
    expect(due).toHaveLength(1)
  })
})
