/** What a spreadsheet would take for the beginning of a formula, also behind blanks. */
const formula = /^[\s\p{Cc}]*[=+\-@]/u
/** The mark that we, and spreadsheets, put before a cell to have it taken as text. */
const inert = "'"

const cellOf = (text: string): string => {
  const safe = formula.test(text) || /^[\t\r]/.test(text) ? `${inert}${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** A file that spreadsheets open: every cell quoted, none taken for a formula, with the mark that says UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

export type CsvRow = {
  /** The line in the file at which it begins, from 1. */
  line: number
  cells: string[]
}

/** Reads what `writeCsv` or a spreadsheet has written, with commas or semicolons; null where a quote is never closed. */
export const readCsv = (text: string): CsvRow[] | null => {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(body)
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let cell = ''
  let isQuoted = false
  let line = 1
  const endCell = (): void => {
    row.cells.push(plainOf(cell))
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.cells.some((one) => one !== '')) rows.push(row)
    row = { line, cells: [] }
  }
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] ?? ''
    if (sign === '\n') line += 1
    if (isQuoted && sign === '"' && body[at + 1] === '"') {
      cell += sign
      at += 1
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += sign
    else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (isQuoted) return null
  endRow()
  return rows
}

/** Spreadsheets of some countries write semicolons; the first line tells. */
const separatorOf = (body: string): string => {
  const first = body.split('\n', 1)[0] ?? ''
  return first.split(';').length > first.split(',').length ? ';' : ','
}

const plainOf = (cell: string): string => {
  const text = cell.trim()
  return text.startsWith(inert) && formula.test(text.slice(1)) ? text.slice(1) : text
}
