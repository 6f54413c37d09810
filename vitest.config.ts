import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './scripts/count-reporter.ts'],
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/integration/**', '**/fixtures/**'],
          // ESLint, TypeScript and the programs of the fixtures are loaded once a worker, not once a file.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/*.test.ts'],
          globalSetup: 'tests/integration/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      // Needs a browser: only when it is asked for.
      ...(process.env['MEMOPT_BROWSER'] === undefined ? [] : [{ test: { name: 'browser', include: ['tests/browser/*.browser.ts'] } }]),
    ],
  },
});
