/** What is learned where deals are few, and when is a market judged by it? */
import { describe, test } from 'vitest';
import {
  buildIndex,
  drawSamples,
  LEARNABLE_OF_FEW,
  LEARNABLE_OF_SMALL,
  type Question,
  type Settings,
  settingsFor,
  trainWeights,
} from '#matching';
import { RISING } from '../../../matching/learn/learnable.ts';
import { ADDITIVE_WEIGHTS, MODEL_OF_SMALL } from '../../../matching/small.table.ts';
import { knownMarket } from '../generated.ts';

const NEVER = Number.MAX_SAFE_INTEGER;
const namesOf = (criteria: typeof LEARNABLE_OF_FEW) => criteria.map(({ name }) => name).sort();
const { alliance, asking } = knownMarket(5);

describe('the committed tables', () => {
  test('weigh all that small markets can teach, without latent tastes for ADDITIVE, and nothing else', ({ expect }) => {
    expect(Object.keys(ADDITIVE_WEIGHTS).sort()).toEqual(namesOf(LEARNABLE_OF_FEW));
    expect(Object.keys(MODEL_OF_SMALL.weights).sort()).toEqual(namesOf(LEARNABLE_OF_SMALL));
    const { pair, trees } = settingsFor('ADDITIVE');
    expect([pair.factors, pair.selection, pair.attraction, pair.affinity, pair.standing]).toEqual([0, 0, 0, 0, 0]);
    expect(trees).toEqual([]);
  });

  test('count no liking against a pair', ({ expect }) => {
    for (const table of [ADDITIVE_WEIGHTS, MODEL_OF_SMALL.weights])
      for (const [name, weight] of Object.entries(table))
        if (RISING.has(name as never)) expect(weight).toBeGreaterThanOrEqual(0);
  });
});

test('weights are learned of candidates that ADDITIVE draws, and tell right answers from others', ({ expect }) => {
  const index = buildIndex(alliance, { additiveDeals: 0, minimumDeals: NEVER });
  const questions = asking
    .filter(({ startup }) => index.startups.rows.has(startup.id))
    .map(({ startup, right }): Question => ({ side: 'STARTUP', id: startup.id, right, weight: 1 }));
  const samples = drawSamples(index, questions, { best: 20, others: 20, among: [], criteria: LEARNABLE_OF_FEW });
  expect([...samples.names].sort()).toEqual(namesOf(LEARNABLE_OF_FEW));
  const weights = trainWeights(samples);
  expect(weights.sector! + weights.country! + weights.round!).toBeGreaterThan(0.3);
});

describe('a market of 600 deals, judged by what is learned', () => {
  const judgedBy = (overrides: Partial<Settings>) => buildIndex(alliance, { minimumDeals: 0, ...overrides }).settings;
  const { small, pair, trees } = settingsFor('LEARNED');
  const model = small!.model;

  test('is weighed as small markets taught below the bound, and as large ones from there on', ({ expect }) => {
    expect(judgedBy({})).toMatchObject({ pair: { ...pair, ...model.weights }, trees: model.trees });
    expect(judgedBy({ small: { below: 600, model } })).toMatchObject({ pair, trees });
    expect(judgedBy({ small: undefined })).toMatchObject({ pair, trees });
    expect(judgedBy({ small: { below: 601, model } })).toMatchObject({ pair: { ...pair, ...model.weights } });
  });

  test('is weighed by weights or trees of the caller’s own, if it has any', ({ expect }) => {
    expect(judgedBy({ trees: [] })).toMatchObject({ pair, trees: [] });
    expect(judgedBy({ pair: { ...pair, sector: 3 } }).pair.sector).toBe(3);
  });

  test('is not weighed so where deals are too few for what is learned', ({ expect }) => {
    const few = buildIndex(alliance, { additiveDeals: 0, minimumDeals: NEVER, small: { below: NEVER, model } });
    expect(few.settings).toMatchObject({ pair: settingsFor('ADDITIVE').pair, trees: [] });
  });

  test('by a whole release is judged as by what is committed', ({ expect }) => {
    const release = JSON.parse(JSON.stringify(settingsFor('LEARNED'))) as Settings;
    const index = buildIndex(alliance, { ...release, minimumDeals: 0 });
    expect(index.modelVersion).toBe(buildIndex(alliance, { minimumDeals: 0 }).modelVersion);
  });
});
