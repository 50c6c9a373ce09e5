import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './packages/server/src/adapters/postgres/testing.ts'
import type {} from './packages/server/src/adapters/postgres/testing-inject.ts'

/** Starts the run's PostgreSQL servers once and tells every test file their addresses (`testPostgresUrl`). */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [embedded, debian15] = await Promise.all([
    startTestPostgres({ kind: 'embedded' }),
    startTestPostgres({ kind: 'debian15' }),
  ])
  project.provide('postgres', { embedded: embedded.adminUrl, debian15: debian15.adminUrl })
  return async () => {
    await Promise.all([embedded.close(), debian15.close()])
  }
}
