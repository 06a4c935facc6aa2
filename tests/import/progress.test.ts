import { describe, expect, test } from 'vitest';
import { Progress } from '#kit/progress';

function shown(isTTY: boolean, steps: readonly (readonly [milliseconds: number, units: number])[]): string[] {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress('a.csv', 100, { isTTY, write: (text) => written.push(text) }, () => now);
  for (const [milliseconds, units] of steps) {
    now += milliseconds;
    progress.add(units);
  }
  progress.clear();
  return written;
}

describe('Progress', () => {
  test('is a bar on a terminal, cleared at the end', () => {
    expect(
      shown(true, [
        [10, 10],
        [100, 15],
        [100, 75],
      ]),
    ).toEqual(['\ra.csv [######                  ] 25 %', '\ra.csv [########################] 100 %', '\r\x1b[K']);
  });

  test('is a line every two seconds elsewhere, and none for short work', () => {
    expect(
      shown(false, [
        [100, 50],
        [100, 50],
      ]),
    ).toEqual([]);
    expect(
      shown(false, [
        [1_900, 10],
        [200, 10],
        [300, 10],
        [2_000, 20],
      ]),
    ).toEqual(['a.csv 20 %\n', 'a.csv 50 %\n']);
  });

  test('of nothing is complete', () => {
    const written: string[] = [];
    let now = 0;
    const progress = new Progress('empty', 0, { write: (text) => written.push(text) }, () => now);
    now = 5_000;
    progress.add(0);
    expect(written).toEqual(['empty 100 %\n']);
  });
});
