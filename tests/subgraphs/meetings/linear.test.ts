import { describe, test } from 'vitest';
import { highs } from '../../../subgraphs/meetings/linear.solver.ts';

const TINY = 'Maximize\n o: + 2 x0 + 3 x1 + 2 x2\nSubject To\n c: + 2 x0 + 3 x1 + 2 x2 <= 5\nBounds\n';
const BOUNDS = [0, 1, 2].map((n) => ` 0 <= x${n} <= 1\n`).join('');

/** A market split problem: 4 equations over 30 unknowns, far beyond what branch and bound does in a second. */
function hard(): string {
  let state = 7;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state % 100;
  };
  const names = Array.from({ length: 40 }, (_, n) => `x${n}`);
  const rows = Array.from({ length: 5 }, (_, r) => {
    const factors = names.map(next);
    const half = Math.floor(factors.reduce((sum, one) => sum + one, 0) / 2);
    return ` r${r}: ${factors.map((one, n) => `+ ${one} x${n}`).join(' ')} + u${r} - v${r} = ${half}`;
  });
  const costs = rows.map((_, r) => `- u${r} - v${r}`).join(' ');
  const bounds = names.map((name) => ` 0 <= ${name} <= 1`).join('\n');
  return `Maximize\n o: ${costs}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds}\nGenerals\n ${names.join(' ')}\nEnd\n`;
}

describe('the solver of linear programmes', () => {
  test('solves a relaxation, and says what its rows are worth', async ({ expect }) => {
    const { status, bound, values, duals } = await highs({ model: `${TINY}${BOUNDS}End\n`, seed: 1 }).answer;
    expect(status).toBe('OPTIMAL');
    expect(bound).toBeCloseTo(5, 6);
    expect([...values].reduce((sum, [name, value]) => sum + value * { x0: 2, x1: 3, x2: 2 }[name]!, 0)).toBeCloseTo(
      5,
      6,
    );
    expect(duals.get('c')).toBeCloseTo(1, 6);
  });

  test('solves whole numbers, and proves that there are no better ones', async ({ expect }) => {
    const model = `${TINY.replace('<= 5', '<= 4.5')}${BOUNDS}Generals\n x0 x1 x2\nEnd\n`;
    const { status, bound, values, duals } = await highs({ model, seed: 1 }).answer;
    expect([status, bound, [...values.keys()], duals.size]).toEqual(['OPTIMAL', 4, ['x0', 'x2'], 0]);
  });

  test('says that nothing keeps the rules', async ({ expect }) => {
    const model = `${TINY.replace('<= 5', '>= 9')}${BOUNDS}End\n`;
    const { status, values } = await highs({ model, seed: 1 }).answer;
    expect([status, values.size]).toEqual(['INFEASIBLE', 0]);
  });

  test('gives up in time with the best it has and a bound', async ({ expect }) => {
    const { status, bound, values } = await highs({ model: hard(), seed: 1, seconds: 1 }).answer;
    expect(status).toBe('UNKNOWN');
    expect(values.size).toBeGreaterThan(0);
    expect(bound).toBeGreaterThanOrEqual(
      -[...values].reduce((sum, [name, v]) => sum + (/^[uv]/.test(name) ? v : 0), 0),
    );
  });

  test('is ended at any moment', async ({ expect }) => {
    const run = highs({ model: hard(), seed: 1 });
    run.stop();
    expect((await run.answer).status).toBe('UNKNOWN');
  });

  test('fails on what is no programme', async ({ expect }) => {
    await expect(highs({ model: 'Maximise well', seed: 1 }).answer).rejects.toThrow(/HiGHS/);
  });
});
