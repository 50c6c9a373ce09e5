import type pg from 'pg'
import { readerOf, type Statement } from '../database.ts'
import type { Value } from './values.ts'
import { createWire, type Wire } from './wire.ts'

/** One step of a pipeline: a prepared statement with its values, and the rows of a COPY … FROM STDIN. */
export type Step = { statement: Statement; values: readonly Value[]; copy?: Value }

export type StepResult = { rows: Record<string, unknown>[] }

/** The results of the steps up to the first error. The server has skipped what came after, a COMMIT included. */
export type PipelineEnd = { results: StepResult[]; error: unknown }

/** What a prepared statement answers with. */
export type Fields = readonly pg.FieldDef[]

/** What the driver tells a query that runs on its connection; the rest of its messages mean nothing here. */
abstract class Talk<End> implements pg.Submittable {
  readonly end: Promise<End>
  protected settle: (end: End) => void = () => undefined
  readonly #bytes: Buffer

  /** @param write what to say before the Sync. Done at once: the driver could not go on after a query that throws. */
  constructor(write: (wire: Wire) => void) {
    const wire = createWire(likelyBytes)
    write(wire)
    wire.message('Sync')
    this.#bytes = wire.take()
    likelyBytes = Math.max(4_096, Math.ceil(this.#bytes.length * 1.2))
    this.end = new Promise((resolve) => {
      this.settle = resolve
    })
  }

  submit(connection: pg.Connection): void {
    connection.stream.write(this.#bytes)
  }

  abstract handleError(error: unknown): void
  abstract handleReadyForQuery(): void
  handleRowDescription(_message: { fields: Fields }): void {}
  handleDataRow(_message: { fields: readonly (string | null)[] }): void {}
  handleCommandComplete(): void {}
  handleCopyInResponse(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** A batch is likely to take about as much room as the one before. */
let likelyBytes = 4_096

/** Prepares a statement and learns what it answers with. */
export class Preparation extends Talk<{ fields: Fields; error: unknown }> {
  #fields: Fields = []

  constructor({ name, text }: Statement) {
    super((wire) => {
      wire.message('Parse', () => {
        wire.name(name)
        wire.name(text)
        wire.int16(0)
      })
      wire.message('Describe', () => wire.name(`S${name}`))
    })
  }

  override handleRowDescription({ fields }: { fields: Fields }): void {
    this.#fields = fields
  }

  handleError(error: unknown): void {
    this.settle({ fields: [], error })
  }

  handleReadyForQuery(): void {
    this.settle({ fields: this.#fields, error: null })
  }
}

/** Several steps that are sent at once and end in a single Sync, so that they are answered at once. */
export class Pipeline extends Talk<PipelineEnd> {
  readonly #steps: readonly Step[]
  readonly #prepared: ReadonlyMap<Statement, Fields>
  readonly #results: StepResult[] = []
  #rows: Record<string, unknown>[] = []

  constructor(steps: readonly Step[], prepared: ReadonlyMap<Statement, Fields>) {
    super((wire) => {
      for (const step of steps) writeStep(wire, step)
    })
    this.#steps = steps
    this.#prepared = prepared
  }

  override handleDataRow({ fields: texts }: { fields: readonly (string | null)[] }): void {
    const step = this.#steps[this.#results.length]
    const fields = step === undefined ? [] : (this.#prepared.get(step.statement) ?? [])
    const row: Record<string, unknown> = {}
    fields.forEach(({ name, dataTypeID }, i) => {
      const text = texts[i] ?? null
      row[name] = text === null ? null : readerOf(dataTypeID)(text)
    })
    this.#rows.push(row)
  }

  override handleCommandComplete(): void {
    this.#results.push({ rows: this.#rows })
    this.#rows = []
  }

  handleError(error: unknown): void {
    this.settle({ results: this.#results, error })
  }

  handleReadyForQuery(): void {
    this.settle({ results: this.#results, error: null })
  }
}

const writeStep = (wire: Wire, { statement, values, copy }: Step): void => {
  wire.message('Bind', () => {
    wire.name('')
    wire.name(statement.name)
    // One format for all values: binary. None for the answers: text.
    wire.int16(1)
    wire.int16(1)
    wire.int16(values.length)
    for (const value of values) value(wire)
    wire.int16(0)
  })
  wire.message('Execute', () => {
    wire.name('')
    wire.int32(0)
  })
  if (copy === undefined) return
  wire.message('CopyData', () => copy(wire))
  wire.message('CopyDone')
}
