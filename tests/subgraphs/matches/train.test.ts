/** Question: "I asked for every 0th question: what was learned?" Nothing was, and no model of nothing is written. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('../../..', import.meta.url));

/** What the command said as it failed; null where it did not. */
const failureOf = (every: string): Promise<string | null> =>
  new Promise((resolve) => {
    const script = ['--import', 'tsx', 'subgraphs/matches/train.command.ts', '--in', 'none', '--out', 'none.json'];
    execFile(process.execPath, [...script, `--every=${every}`], { cwd }, (error, _out, err) =>
      resolve(error ? err : null),
    );
  });

test.each(['0', 'abc', '-2', '1.5'])('Training on every %s questions is refused', async (every) => {
  expect(await failureOf(every)).toContain(`--every takes a whole number from 1 on, not ${every}`);
});
