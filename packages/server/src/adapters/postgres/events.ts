/** What the embedded database's supervisor tells whoever started it; nothing in it is secret. */
export type PostgresEvent =
  | Readonly<{ type: 'initialising'; folder: string }>
  | Readonly<{ type: 'starting'; folder: string }>
  /** Replaying what a crash left in the write-ahead log, or going down before it comes up; told every few seconds. */
  | Readonly<{ type: 'recovering'; elapsedMs: number }>
  /** The database of a killed server was still running and is used on. */
  | Readonly<{ type: 'adopted'; pid: number }>
  /** The database stopped by itself; it is being started again on the same port. */
  | Readonly<{ type: 'lost'; reason: string }>
  | Readonly<{ type: 'restored' }>

export type OnPostgresEvent = (event: PostgresEvent) => void
