import { defineConfig } from 'vitest/config'

const built = ['**/node_modules/**', '**/dist/**', '**/data/**', 'test-output/**']

const journeys = { globalSetup: './vitest.postgres.ts', testTimeout: 90_000, hookTimeout: 120_000 }

/** What looks for slow tasks, for shifts of the page, and at how long a server is away: nothing else may run beside it. */
const measuring = ['e2e/hostile-pages.test.ts', 'e2e/update.test.ts']

/**
 * Three kinds of tests: `unit` needs nothing beside Node, `integration` (`*.it.test.ts`) a PostgreSQL, `browser`
 * (`e2e/`) also a built product and Chromium. `npm test -- unit` runs one kind.
 */
export default defineConfig({
  test: {
    // All cores: most tests wait for a disk or a socket most of the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,examples,bench,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...built, '**/*.it.test.ts'],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,examples,bench,scripts}/**/*.it.test.ts'],
          exclude: built,
          globalSetup: './vitest.postgres.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...journeys,
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: [...built, ...measuring],
          // A journey waits most of the time: for a page, a socket, a person's pace.
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...journeys,
          name: 'browser-alone',
          include: measuring,
          exclude: built,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
