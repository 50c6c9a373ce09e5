/**
 * The server can not start, and a person has to do something. `message` is one line that says what is wrong and
 * what to do; `main.ts` prints it without a stack and ends with `exitCode`.
 */
export class StartError extends Error {
  readonly exitCode: number

  constructor(message: string, options: { readonly cause?: unknown; readonly exitCode?: number } = {}) {
    super(message.replaceAll(/\s*\n\s*/g, ' '), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'StartError'
    this.exitCode = options.exitCode ?? 1
  }
}

/** The code of a system or database error (`EADDRINUSE`, `28P01`), or an empty string. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What any thrown thing says, in one line. */
export const errorText = (error: unknown): string => {
  const text = error instanceof Error ? error.message || errorCode(error) || error.name : String(error)
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}

/**
 * Explains why a listener could not be opened.
 * @param where the address asked for, and the names of the two settings that change it.
 */
export const listenError = (
  error: unknown,
  where: {
    readonly host: string
    readonly port: number
    readonly hostVariable: string
    readonly portVariable: string
  },
): StartError => {
  const { host, port, hostVariable, portVariable } = where
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use by another program; stop it, or set ${portVariable} to a free port.`,
        { cause: error },
      )
    case 'EACCES':
      return new StartError(
        `This user may not listen on port ${port}; set ${portVariable} to a port from 1024 up, and put a reverse proxy before it.`,
        { cause: error },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `${host} is not an address of this machine; set ${hostVariable} to one, such as 127.0.0.1 or 0.0.0.0.`,
        { cause: error },
      )
    default:
      return new StartError(
        `Listening on ${host}:${port} failed (${errorText(error)}); check ${hostVariable} and ${portVariable}.`,
        { cause: error },
      )
  }
}
