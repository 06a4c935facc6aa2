/**
 * Question: "We are a small alliance, a few hundred past deals: how likely is it that this comes to a deal?" Each match of two
 * parties says so, in either list and by itself, as long as there are deals enough to learn anything from.
 */
import { beforeAll, describe, it } from 'vitest';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { deal, investor, type MatchesWorld, matchesWorld, of, startup } from './world.ts';

const [STARTUPS, INVESTORS, ENOUGH] = [300, 40, 250];
const SECTORS = ['FINTECH', 'EDTECH', 'AI_DATA'] as const;
const COUNTRIES = ['KZ', 'UZ', 'CN'] as const;

const next = randomFrom(20261127);
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
const parties = [
  ...Array.from({ length: STARTUPS }, (_, n) =>
    startup(`${n}`, { country: oneOf(COUNTRIES), sectors: [oneOf(SECTORS)] }),
  ),
  ...Array.from({ length: INVESTORS }, (_, n) => investor(`${n}`, { country: oneOf(COUNTRIES) })),
];
const dealOf = (n: number) => deal(`${n}`, `startup_${n}`, [`investor_${n % INVESTORS}`], '2026-03-01');

interface Match {
  readonly score: number;
  readonly probability: number | null;
  readonly startup: { readonly id: string };
}

async function listOf(world: MatchesWorld, args = 'first: 100') {
  const selection = `matches(${args}) { model nodes { score probability startup { id } } }`;
  const { data } = await world.query(of('Investor', 'investor_7', selection), SECRETARIAT);
  return data._entities[0].matches as { readonly model: string; readonly nodes: readonly Match[] };
}

describe('The probability of a match in the graph', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(...parties, ...Array.from({ length: ENOUGH - 1 }, (_, n) => dealOf(n)));
  });

  it('is unknown where deals are too few to learn from', async ({ expect }) => {
    const { model, nodes } = await listOf(world);
    expect(model).toBe('PRIORS');
    expect(new Set(nodes.map(({ probability }) => probability))).toEqual(new Set([null]));
  });

  it('is told from the next deal on: it falls as the scores do, and is the same from the other side', async ({
    expect,
  }) => {
    await world.tell(dealOf(ENOUGH - 1));
    const { model, nodes } = await listOf(world);
    expect(model).toBe('ADDITIVE');
    for (const [at, { score, probability }] of nodes.entries()) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
      if (at > 0 && score < nodes[at - 1]!.score) expect(probability).toBeLessThan(nodes[at - 1]!.probability!);
    }
    const { data, errors } = await world.query(
      of('Startup', nodes[0]!.startup.id, 'investorMatches(first: 40) { nodes { investor { id } probability } }'),
      SECRETARIAT,
    );
    expect(errors).toBeUndefined();
    expect(data._entities[0].investorMatches.nodes).toContainEqual({
      investor: { id: 'investor_7' },
      probability: nodes[0]!.probability,
    });
  });

  it('is unknown under weights of the reader’s own', async ({ expect }) => {
    const { nodes } = await listOf(world, 'first: 5, weights: [{ criterion: SECTOR, factor: 0.5 }]');
    expect(nodes.map(({ probability }) => probability)).toEqual(new Array(5).fill(null));
  });
});
