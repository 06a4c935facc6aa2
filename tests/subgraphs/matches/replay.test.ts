/**
 * Question: "Show me the list that this founder saw in spring." `asOf` and `modelVersion` give it byte for byte, though since
 * then profiles, decisions and deals have changed and the engine was released with other settings, twice.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#matching';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { deal, exclusion, investor, type MatchesWorld, market, matchesWorld, meeting, of, startup } from './world.ts';

/** What a release states otherwise than the one in the repository. */
const released = vi.hoisted(() => ({ settings: {} as Partial<Settings> }));
vi.mock(import('../../../matching/settings.ts'), async (load) => {
  const real = await load();
  return { ...real, settingsFor: (model) => ({ ...real.settingsFor(model), ...released.settings }) };
});

const STARTUPS = 14;
const INVESTORS = 9;
const MATCH = `rank score confidence model modelVersion asOf
  parts { criterion side value weight contribution evidence { name value source asOf confidence } }
  reasons { code contribution text { text locale } parameters { name value } deals { id } }`;
const HEAD = 'totalCount model modelVersion asOf pageInfo { endCursor hasNextPage }';

const next = randomFrom(20261123);
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
const someStartup = () => `startup_${Math.floor(next() * STARTUPS)}`;
const someInvestor = () => `investor_${Math.floor(next() * INVESTORS)}`;
const SECTORS = ['FINTECH', 'EDTECH', 'AI_DATA'] as const;
const COUNTRIES = ['KZ', 'UZ', 'CN'] as const;

const anyStartup = (n: number) =>
  startup(`${n}`, {
    ...{ country: oneOf(COUNTRIES), sectors: [oneOf(SECTORS)] },
    raise: { amount: '1.00', currency: 'USD', amountUsd: 60_000 + 400_000 * next(), round: 'SEED', closesOn: null },
  });
const anyInvestor = (n: number) => {
  const mandate = {
    countries: null,
    languages: null,
    rounds: null,
    ticketMinUsd: null,
    ticketMaxUsd: 300_000 * next(),
  };
  return investor(`${n}`, { country: oneOf(COUNTRIES), mandate: { ...mandate, sectors: [oneOf(SECTORS)] } });
};
let deals = 0;
const anyDeal = (day: string) => deal(`${deals++}`, someStartup(), [someInvestor(), someInvestor()], day);

const held = (key: string, at: Date) => {
  const { type, payload } = meeting(key, someStartup(), someInvestor(), 'DONE');
  return { type, payload: { ...payload, startsAt: at.toISOString(), endsAt: at.toISOString() } };
};

/** A question whose answer shall be had again: its text for given further arguments. */
type Asking = (further: string) => string;

/** A party's list of any kind, with some weights, filters and pages. */
function anyList(): Asking {
  const weights = oneOf(['', '', 'weights: [{ criterion: SECTOR, factor: 0.5 }, { criterion: DEMAND, factor: 2 }]']);
  const page = oneOf(['first: 20', 'first: 5']);
  const since = oneOf(['', '', 'newSince: "2026-11-23T09:00:00Z"']);
  const filter = oneOf(['', 'filter: { countries: ["KZ", "UZ"] }']);
  const [startupId, investorId] = [someStartup(), someInvestor()];
  const moves = 'moves { id from to scoreChange changes { criterion change } }';
  const list =
    (type: 'Startup' | 'Investor', id: string, field: string, args: string, node: string) => (further: string) =>
      of(
        type,
        id,
        `${field}(${[page, args, weights, further].join(' ')}) { ${HEAD} ${moves} nodes { ${MATCH} ${node} } }`,
      );
  return oneOf<Asking>([
    list(
      'Investor',
      investorId,
      'matches',
      `${since} ${filter}`,
      'probability startup { id } sharedCoInvestors { id }',
    ),
    list('Startup', startupId, 'investorMatches', filter, 'probability investor { id }'),
    list('Startup', startupId, 'marketMatches', '', 'market { id }'),
    (further) =>
      `{ whyNot(startupId: "${startupId}", investorId: "${investorId}" ${weights} ${further}) {
        verdict rank stops { code text { text } } match { probability ${MATCH} } } }`,
  ]);
}

interface Taken {
  readonly asking: Asking;
  readonly text: string;
  readonly asOf: string;
  readonly modelVersion: string;
}

const versionArguments = ({ asOf, modelVersion }: Pick<Taken, 'asOf' | 'modelVersion'>) =>
  `asOf: "${asOf}" modelVersion: "${modelVersion}"`;

async function answerOf(graph: SubgraphUnderTest, text: string): Promise<string> {
  const { data, errors } = await graph.query(text, SECRETARIAT);
  expect(errors).toBeUndefined();
  return JSON.stringify(data);
}

async function taken(graph: SubgraphUnderTest, asking: Asking): Promise<Taken> {
  const text = await answerOf(graph, asking(''));
  const [, modelVersion] = /"modelVersion":"([^"]+)"/.exec(text)!;
  const [, asOf] = /"asOf":"([^"]+Z)"/.exec(text)!;
  return { asking, text, asOf: asOf!, modelVersion: modelVersion! };
}

describe('A hundred lists', { concurrent: false }, () => {
  let world: MatchesWorld;
  let latest: SubgraphUnderTest;
  const lists: Taken[] = [];

  const take = async (graph: SubgraphUnderTest, n: number) => {
    for (let i = 0; i < n; i++) lists.push(await taken(graph, anyList()));
    world.advance(1);
  };
  /** Another process over the same tables, as a release starts one. */
  const release = (settings: Partial<Settings>) => {
    released.settings = settings;
    return startUnderTest(['matches'], { databaseUrl: world.databaseUrl, clock: world.now, seed: false });
  };
  let decisions = 0;
  const decide = async (graph: SubgraphUnderTest, by: string, aboutId: string, verdict: string) => {
    const text = 'mutation($input: DecideInput!) { decide(input: $input) { errors { code } } }';
    const input = { aboutId, verdict, idempotencyKey: `key ${decisions++}` };
    expect((await graph.query(text, viewerOf('INVESTOR', by), { input })).data.decide.errors).toEqual([]);
  };
  /** Profiles, decisions, deals, meetings and exclusions, all at once. */
  const change = async (graph: SubgraphUnderTest) => {
    const day = world.now().toISOString().slice(0, 10);
    await world.tell(
      anyStartup(Math.floor(next() * STARTUPS)),
      anyInvestor(Math.floor(next() * INVESTORS)),
      market(oneOf(COUNTRIES), 1e6 + 1e8 * next()),
      anyDeal(day),
      exclusion(day, someStartup(), someInvestor()),
      held(day, world.now()),
    );
    await decide(graph, someInvestor(), someStartup(), oneOf(['INTERESTED', 'PASSED']));
    world.advance(1);
  };

  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...Array.from({ length: STARTUPS }, (_, n) => anyStartup(n)),
      ...Array.from({ length: INVESTORS }, (_, n) => anyInvestor(n)),
      ...COUNTRIES.map((country) => market(country, 2e7)),
      ...Array.from({ length: 12 }, () => anyDeal('2026-03-01')),
    );
    world.advance(1);
    await take(world, 25);
    await change(world);
    await take(world, 25);
    const learned = await release({ minimumDeals: 3, shrink: 2 });
    await change(learned);
    await take(learned, 25);
    await change(learned);
    await take(learned, 25);
    latest = await release({ minimumDeals: 3, shrink: 9, halfLifeYears: 1, mandateTrust: 0.3 });
    for (let i = 0; i < 3; i++) await change(latest);
  });

  it('of both models and many versions come again byte for byte', async () => {
    expect(lists).toHaveLength(100);
    expect(new Set(lists.map(({ modelVersion }) => modelVersion)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(lists.map(({ modelVersion }) => modelVersion.split('-')[0]))).toEqual(
      new Set(['priors', 'learned']),
    );
    for (const list of lists) expect(await answerOf(latest, list.asking(versionArguments(list)))).toBe(list.text);
  });

  it('are others without the version: the newest release judges the same moment otherwise', async () => {
    const pairs = lists.filter(({ text }) => text.includes('"probability"'));
    const now = await Promise.all(pairs.map(({ asking, asOf }) => answerOf(latest, asking(`asOf: "${asOf}"`))));
    expect(pairs.length).toBeGreaterThan(50);
    expect(now.filter((text, at) => text === pairs[at]!.text)).toEqual([]);
  });

  const refusal = async (asOf: string, modelVersion: string) => {
    const text = of(
      'Startup',
      'startup_0',
      `investorMatches(${versionArguments({ asOf, modelVersion })}) { totalCount }`,
    );
    return (await latest.query(text, SECRETARIAT)).errors?.[0]?.extensions.code;
  };

  it('are refused of a version that nobody served, or that was not of the moment', async () => {
    expect(await refusal(lists[0]!.asOf, 'learned-0000000000000000')).toBe('UNKNOWN_MODEL');
    expect(await refusal(lists[0]!.asOf, lists[99]!.modelVersion)).toBe('MODEL_NOT_OF_MOMENT');
    expect(await refusal(lists[99]!.asOf, lists[99]!.modelVersion)).toBeUndefined();
  });

  it('are refused of criteria that the engine no longer has, rather than judged by others', async () => {
    const kept = released.settings;
    released.settings = { ...kept, form: 1_000_000 };
    expect(await refusal('2026-11-30T01:02:03.004Z', lists[0]!.modelVersion)).toBe('RETIRED_MODEL');
    released.settings = kept;
  });

  it('rest on settings that are kept once a version and never changed', async () => {
    await connected(world.databaseUrl, async (client) => {
      const { rows } = await client.query('select version from matches.model');
      const kept = rows.map(({ version }: { version: string }) => version);
      expect(kept).toEqual(expect.arrayContaining([...new Set(lists.map(({ modelVersion }) => modelVersion))]));
      await expect(client.query(`update matches.model set settings = '{}'`)).rejects.toThrow('append-only');
      await expect(client.query('delete from matches.model')).rejects.toThrow('append-only');
    });
  });
});
