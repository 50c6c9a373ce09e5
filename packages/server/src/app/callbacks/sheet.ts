import type { Callback, CallbackState } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { CsvRow } from '../csv.ts'

/** Columns of a file that people read and write; the same words in every language, so that files can be passed on. */
export const writtenColumns = ['name', 'email', 'phone', 'reason', 'reported', 'state', 'due', 'outcome'] as const
type Column = (typeof writtenColumns)[number]

export type ReadEntry = Pick<
  Callback,
  'name' | 'email' | 'phone' | 'reason' | 'reported' | 'outcome' | 'state' | 'dueAtMs'
>
/** What is wrong with a line; `column` is null where it is the line as a whole. */
export type LineProblem = {
  line: number
  column: string | null
  problem: 'unreadable' | 'nobody' | 'wrong' | 'too_long' | 'too_many'
}

const states: readonly string[] = ['open', 'solved', 'done'] satisfies CallbackState[]
const email = /^[^@\s<>()[\],;:"\\]+@[^@\s<>()[\],;:"\\]+$/
const phone = /^[+0-9 ()./-]{4,32}$/
/** A day, or a day and a time of day, in UTC unless it says its offset. */
const day = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/

const dueOf = (text: string): number | null => {
  if (!day.test(text)) return null
  const whole = text.replace(' ', 'T')
  const atMs = Date.parse(/T/.test(whole) && !/(?:Z|[+-]\d{2}:\d{2})$/.test(whole) ? `${whole}Z` : whole)
  return Number.isNaN(atMs) || atMs < 0 ? null : atMs
}

/** Reads the rows of a file whose first row names its columns; all its entries, or all that is wrong with it. */
export const readSheet = (rows: readonly CsvRow[] | null): { entries: ReadEntry[] } | { problems: LineProblem[] } => {
  const [head, ...lines] = rows ?? []
  if (rows === null || head === undefined) return { problems: [{ line: 1, column: null, problem: 'unreadable' }] }
  const names = head.cells.map((name) => name.trim().toLowerCase())
  if (!names.some((name) => ['name', 'email', 'phone'].includes(name)))
    return { problems: [{ line: head.line, column: null, problem: 'unreadable' }] }
  const past = lines[limits.importRows]
  if (past !== undefined) return { problems: [{ line: past.line, column: null, problem: 'too_many' }] }
  const read = lines.map((row) => readLine(row, names))
  const problems = read.flatMap((line) => line.problems)
  return problems.length > 0 ? { problems } : { entries: read.map(({ entry }) => entry) }
}

const readLine = (row: CsvRow, names: readonly string[]): { entry: ReadEntry; problems: LineProblem[] } => {
  const problems: LineProblem[] = []
  const tell = (column: Column | null, problem: LineProblem['problem']): void => {
    problems.push({ line: row.line, column, problem })
  }
  const text = (column: Column, atMost: number): string => {
    const value = row.cells[names.indexOf(column)]?.trim() ?? ''
    if (value.length > atMost) tell(column, 'too_long')
    return value
  }
  const fitting = (column: Column, atMost: number, fits: (value: string) => boolean): string | null => {
    const value = text(column, atMost)
    if (value === '') return null
    if (!fits(value)) tell(column, 'wrong')
    return value
  }
  const state = fitting('state', 20, (value) => states.includes(value)) ?? 'open'
  const due = fitting('due', 40, (value) => dueOf(value) !== null)
  const entry: ReadEntry = {
    name: fitting('name', limits.nameCharacters, () => true),
    email: fitting('email', 254, (value) => email.test(value)),
    phone: fitting('phone', 32, (value) => phone.test(value)),
    reason: text('reason', limits.callbackCharacters),
    reported: text('reported', limits.callbackCharacters),
    outcome: text('outcome', limits.callbackCharacters),
    state: state as CallbackState,
    dueAtMs: due === null ? null : dueOf(due),
  }
  if (entry.name === null && entry.email === null && entry.phone === null) tell(null, 'nobody')
  return { entry, problems }
}
