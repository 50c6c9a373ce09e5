import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'

describe('tables as text', () => {
  it('[CBK10] quotes every cell and makes those inert that begin a formula, also behind blanks', () => {
    const cells = ['=1+1', ' \t@SUM(A1)', '+49 30 1', '-5', '\tx', 'a "b", c', 'plain']
    const written = writeCsv([cells])
    expect(written).toBe(`\uFEFF"'=1+1","' \t@SUM(A1)","'+49 30 1","'-5","'\tx","a ""b"", c","plain"\r\n`)
  })

  it('[CBK10] reads back what it has written, without the mark', () => {
    const rows = [
      ['name', 'phone'],
      ['王芳', '+86 10 1234'],
      ['two\nlines, "quoted"', '=1+1'],
    ]
    expect(readCsv(writeCsv(rows))?.map(({ cells }) => cells)).toEqual(rows)
  })

  it('[CBK11] tells at which line a row begins, and skips empty ones', () => {
    expect(readCsv('name;phone\n\n"a\nb";1\nc;2')).toEqual([
      { line: 1, cells: ['name', 'phone'] },
      { line: 3, cells: ['a\nb', '1'] },
      { line: 5, cells: ['c', '2'] },
    ])
  })

  it('[CBK11] is nothing where a quote is never closed', () => {
    expect(readCsv('name\n"open')).toBeNull()
  })
})
