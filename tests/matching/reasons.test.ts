/** Does a reason say what its part does to the score? */
import { expect, test } from 'vitest';
import type { Part } from '#matching';
import { reasonsFor } from '../../matching/reasons.ts';

const part = (weight: number, value: number): Part => ({
  criterion: 'syndicate',
  side: 'STARTUP',
  value,
  weight,
  contribution: weight * value,
  evidence: [],
});

test.each([
  [0.5, 1, 'SYNDICATE_FOR'],
  [0.5, -1, 'SYNDICATE_AGAINST'],
  [-0.5, 1, 'SYNDICATE_AGAINST'],
  [-0.5, -1, 'SYNDICATE_FOR'],
])('weight %d and value %d give %s', (weight, value, code) => {
  expect(reasonsFor([part(weight, value)], [{ parameters: {}, dealIds: [] }], 0).map((reason) => reason.code)).toEqual([
    code,
  ]);
});
