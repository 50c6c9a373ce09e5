import { inject } from 'vitest'
import type { TestPostgresKind } from './testing.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser addresses of the servers that the run's global set-up started. */
    postgres: Readonly<Record<TestPostgresKind, string>>
  }
}

/**
 * The address of this run's shared test server, for `createTestDatabase`. Works in the projects `integration` and
 * `browser`, whose global set-up starts both servers once.
 */
export const testPostgresUrl = (kind: TestPostgresKind): string => inject('postgres')[kind]
