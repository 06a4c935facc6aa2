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
    // Eight tests of a file share two cores, and a busy machine is a third as fast. A limit ends what hangs, no more.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
