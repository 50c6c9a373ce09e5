import { defineConfig } from 'vitest/config'

const built = ['**/node_modules/**', '**/dist/**', '**/data/**', 'test-output/**']

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
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: built,
          globalSetup: './vitest.postgres.ts',
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // Two real browsers in one journey fill two cores; side by side, journeys would measure each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
