/** What is learned where deals are few? */
import { test } from 'vitest';
import { buildIndex, drawSamples, LEARNABLE_OF_FEW, type Question, settingsFor, trainWeights } from '#matching';
import { ADDITIVE_WEIGHTS } from '../../../matching/additive.table.ts';
import { RISING } from '../../../matching/learn/learnable.ts';
import { knownMarket } from '../generated.ts';

const names = LEARNABLE_OF_FEW.map(({ name }) => name);

test('the committed table weighs all that few deals can teach, no taste that takes long to learn, and nothing else', ({
  expect,
}) => {
  expect(Object.keys(ADDITIVE_WEIGHTS).sort()).toEqual([...names].sort());
  const { pair, trees } = settingsFor('ADDITIVE');
  expect([pair.factors, pair.selection, pair.attraction, pair.affinity, pair.standing]).toEqual([0, 0, 0, 0, 0]);
  expect(trees).toEqual([]);
  for (const name of names) if (RISING.has(name)) expect(pair[name]).toBeGreaterThanOrEqual(0);
});

test('weights are learned of candidates that ADDITIVE draws, and tell right answers from others', ({ expect }) => {
  const { alliance, asking } = knownMarket(5);
  const index = buildIndex(alliance, { additiveDeals: 0, minimumDeals: Number.MAX_SAFE_INTEGER });
  const questions = asking
    .filter(({ startup }) => index.startups.rows.has(startup.id))
    .map(({ startup, right }): Question => ({ side: 'STARTUP', id: startup.id, right, weight: 1 }));
  const samples = drawSamples(index, questions, { best: 20, others: 20, among: [], criteria: LEARNABLE_OF_FEW });
  expect(samples.names).toEqual(names);
  const weights = trainWeights(samples);
  expect(weights.sector! + weights.country! + weights.round!).toBeGreaterThan(0.3);
  for (const [name, weight] of Object.entries(weights))
    if (RISING.has(name as never)) expect(weight).toBeGreaterThanOrEqual(0);
});
