import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf } from '../../matching/column.ts';

test('a column is the same whichever was asked for before it, beside it or far from it', () => {
  const shape = fc.record({ rows: fc.integer({ min: 0, max: 5 }), width: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(shape, fc.array(fc.nat(1000), { maxLength: 12 }), ({ rows, width }, asked) => {
      const table = Float32Array.from({ length: rows * width }, (_, at) => at);
      for (const at of asked.map((one) => one % width))
        expect(columnOf(table, width, at)).toEqual(Float32Array.from({ length: rows }, (_, row) => row * width + at));
    }),
  );
});
