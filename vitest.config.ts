import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without the alias vite's resolver and node load two copies of graphql, and `instanceof` fails between them.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    // Decorated classes need it before they are read, whichever file a test imports first.
    setupFiles: ['reflect-metadata'],
    globalSetup: './tests/harness/global-setup.ts',
    reporters: ['default', './tests/harness/reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { concurrent: true },
    maxConcurrency: 8,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
