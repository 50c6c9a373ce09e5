const uniqueViolation = '23505'

/** A row was refused because another one has what must be unique. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === uniqueViolation
