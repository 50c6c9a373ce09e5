import { describe, expect, it } from 'vitest'
import { readCsv } from '../csv.ts'
import { readSheet } from './sheet.ts'

const read = (text: string) => readSheet(readCsv(text))

describe('a file of entries', () => {
  it('[CBK11] is read by the names of its columns, in any order, others left aside', () => {
    const file = 'owner,Due,Name,phone,state\nLi,2026-12-01,Wang,+86 10 1234,solved\n,2026-12-01 09:30,Chen,,'
    expect(read(file)).toEqual({
      entries: [
        {
          name: 'Wang',
          email: null,
          phone: '+86 10 1234',
          reason: '',
          reported: '',
          outcome: '',
          state: 'solved',
          dueAtMs: Date.UTC(2026, 11, 1),
        },
        {
          name: 'Chen',
          email: null,
          phone: null,
          reason: '',
          reported: '',
          outcome: '',
          state: 'open',
          dueAtMs: Date.UTC(2026, 11, 1, 9, 30),
        },
      ],
    })
  })

  it('[CBK11] tells every line that is wrong, and why', () => {
    const file = `name,email,due,state\n,,,\nWang,nowhere,soon,asleep\n,,2026-12-01,\n${'x'.repeat(81)},,,`
    expect(read(file)).toEqual({
      problems: [
        { line: 3, column: 'state', problem: 'wrong' },
        { line: 3, column: 'due', problem: 'wrong' },
        { line: 3, column: 'email', problem: 'wrong' },
        { line: 4, column: null, problem: 'nobody' },
        { line: 5, column: 'name', problem: 'too_long' },
      ],
    })
  })

  it('[CBK11] is bounded, and must name its columns', () => {
    expect(read(`name\n${'x\n'.repeat(1_001)}`)).toEqual({
      problems: [{ line: 1_002, column: null, problem: 'too_many' }],
    })
    expect(read('Wang,wang@example.com')).toEqual({ problems: [{ line: 1, column: null, problem: 'unreadable' }] })
    expect(read('')).toEqual({ problems: [{ line: 1, column: null, problem: 'unreadable' }] })
  })
})
