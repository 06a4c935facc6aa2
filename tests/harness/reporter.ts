import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export type Tally = { passed: number; failed: number; skipped: number };

/** `120 passed, 0 failed` or, when tests were skipped, `120 passed, 0 failed, 3 skipped`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** Counts tests; a file or suite that could not be loaded and an error outside any test count as one failure each. */
export function tally(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): Tally {
  const counts: Tally = { passed: 0, failed: strayErrors.length, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}

/** Ends the run with one line that continuous integration can read, below everything the other reporters print. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const line = tallyLine(tally(modules, strayErrors));
    // At exit, because the global teardown may still print after the run has ended.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
