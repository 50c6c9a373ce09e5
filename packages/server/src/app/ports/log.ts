/** What goes along with a log line. Secrets and people's texts are struck out by the adapter, but do not hand them in. */
export type LogFields = { readonly [key: string]: unknown }

/** The structured log. `message` is a fixed English sentence without values; values go into the fields. */
export interface Log {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  /** A defect or a fault of something we depend on; hand the thrown thing in as `err`. */
  error(fields: LogFields, message: string): void
}
