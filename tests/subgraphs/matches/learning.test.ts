/**
 * Question: "The graph was just started, or a deal was just recorded: do I wait until it has learned?" No: lists are answered
 * meanwhile, by tables that are quick to build or by those of before, each saying which; what was learned is then served.
 */
import { beforeAll, describe, it, vi } from 'vitest';
import type { Event } from '#kit/event';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { deal, exclusion, investor, type MatchesWorld, matchesWorld, of, startup } from './world.ts';

/** Few facts, but deals enough for a worker to learn from. */
const [STARTUPS, INVESTORS, DEALS] = [800, 150, 500];
vi.mock(import('../../../matching/settings.ts'), async (load) => {
  const real = await load();
  return { ...real, settingsFor: (model) => ({ ...real.settingsFor(model), minimumDeals: 200 }) };
});

const SECTORS = ['FINTECH', 'EDTECH', 'AI_DATA', 'AGRITECH_FOOD'] as const;
const COUNTRIES = ['KZ', 'UZ', 'CN', 'RU'] as const;
const HOUR = 1 / 24;

const next = randomFrom(7);
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
const some = (kind: string, of: number) => `${kind}_${Math.floor(next() * of)}`;

const bulk = (): Event[] => [
  ...Array.from({ length: STARTUPS }, (_, n) =>
    startup(`${n}`, { country: oneOf(COUNTRIES), sectors: [oneOf(SECTORS)] }),
  ),
  ...Array.from({ length: INVESTORS }, (_, n) => investor(`${n}`, { country: oneOf(COUNTRIES) })),
  ...Array.from({ length: DEALS }, (_, n) =>
    deal(`${n}`, some('startup', STARTUPS), [some('investor', INVESTORS), some('investor', INVESTORS)], '2026-03-01'),
  ),
];

/** A market with deals enough to learn from, told in one go. */
async function largeWorld(told: string[], log: (line: string) => void): Promise<MatchesWorld> {
  const world = await matchesWorld({
    log,
    onError: (doing, error) => told.push(`${doing}: ${(error as Error).message}`),
  });
  const rows = bulk().map(({ type, payload }) => ({
    kind: type.split('.')[0]!.toUpperCase(),
    subject: (payload as { id: string }).id,
    body: payload,
  }));
  await connected(world.databaseUrl, (client) =>
    client.query(
      `insert into matches.fact (kind, subject, body, recorded_at)
       select kind, subject, body, $2 from jsonb_to_recordset($1::jsonb) as row(kind text, subject text, body jsonb)`,
      [JSON.stringify(rows), world.now()],
    ),
  );
  return world;
}

interface Shown {
  readonly score: number;
  readonly probability: number | null;
  readonly startup: { readonly id: string };
}

interface List {
  readonly model: string;
  readonly modelVersion: string;
  readonly asOf: string;
  readonly totalCount: number;
  readonly nodes: readonly Shown[];
}

const ALL = 'first: 100';

async function listOf(graph: MatchesWorld, args = ALL, investorId = 'investor_7'): Promise<List> {
  const selection = `matches(${args}) { model modelVersion asOf totalCount nodes { score probability startup { id } } }`;
  const { data, errors } = await graph.query(of('Investor', investorId, selection), SECRETARIAT);
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].matches;
}

/** Lists answered until one is of what was learned, that one last. */
async function listsUntil(isLearned: (list: List) => boolean, graph: MatchesWorld): Promise<List[]> {
  const lists = [await listOf(graph)];
  while (!isLearned(lists.at(-1)!)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    lists.push(await listOf(graph));
  }
  return lists;
}

const isPlain = ({ model, modelVersion }: List) => model === 'LEARNED' && !modelVersion.includes('@');
const again = ({ asOf, modelVersion }: List) => `${ALL} asOf: "${asOf}" modelVersion: "${modelVersion}"`;

describe('While the model is being learned', { concurrent: false }, () => {
  const told: string[] = [];
  const lines: string[] = [];
  let world: MatchesWorld;
  let learned: List;
  beforeAll(async () => {
    world = await largeWorld(told, (line) => lines.push(line));
  });

  const shown: List[] = [];

  it('lists are answered by what is quick to build, then by what was learned', async ({ expect }) => {
    const first = await listsUntil(isPlain, world);
    expect(first.length).toBeGreaterThan(2);
    expect(new Set(first.slice(0, -1).map(({ model }) => model))).toEqual(new Set(['ADDITIVE']));

    const before = first.at(-1)!;
    expect(lines.slice(-2)).toEqual([
      `matches: learning from ${DEALS} deals, beside the requests`,
      `matches: ${before.modelVersion} is learned`,
    ]);

    // ADDITIVE was never calibrated on so many deals.
    for (const { nodes } of first.slice(0, -1)) for (const { probability } of nodes) expect(probability).toBeNull();
    for (const { probability } of before.nodes) expect(probability).toBeGreaterThan(0);

    shown.push(first[0]!, before);
  });

  it('a new deal is learned beside the requests, and an exclusion counts at once', async ({ expect }) => {
    world.advance(HOUR);
    const before = shown.at(-1)!;
    const barred = before.nodes[0]!.startup.id;
    await world.tell(deal('late', 'startup_1', ['investor_1'], '2026-11-20'), exclusion('x', barred, 'investor_7'));
    const behind = await listsUntil(isPlain, world);
    expect(behind.length).toBeGreaterThan(2);
    expect(behind[0]).toMatchObject({ model: 'LEARNED', modelVersion: `${before.modelVersion}@${before.asOf}` });
    expect(behind[0]!.nodes.map((node) => node.startup.id)).not.toContain(barred);
    learned = behind.at(-1)!;
    expect(learned.modelVersion).not.toContain(before.modelVersion);
    shown.push(behind[0]!);
  });

  it('each list can be had again byte for byte, whatever it was judged by', async ({ expect }) => {
    world.advance(HOUR);
    for (const list of shown) expect(await listOf(world, again(list))).toEqual(list);
  });

  it('a startup that changes is seen at once, by the same model, as if all were learned anew', async ({ expect }) => {
    const twin = { ...(await factOf(world, learned.nodes[0]!.startup.id)), id: 'startup_' };
    await world.tell({ type: 'startup.changed', payload: twin } as Event);
    const list = await listOf(world);
    expect(list.modelVersion).toBe(learned.modelVersion);
    expect(list.nodes.map((node) => node.startup.id)).toContain('startup_');
    world.advance(HOUR);
    expect(await listOf(world, `${ALL} asOf: "${list.asOf}"`)).toEqual(list);
    learned = list;
  });

  it('what cannot be learned is told once, and the former model stays until it can', async ({ expect }) => {
    await world.tell(deal('bad', 'startup_1', ['investor_1'], 'some day'));
    const list = await listOf(world);
    expect(list.modelVersion).toMatch(`${learned.modelVersion}@`);
    expect(list.nodes).toEqual(learned.nodes);
    await expect.poll(() => told).toEqual([expect.stringMatching(/the former model stays: MatchingError.*some day/)]);
    await listOf(world);
    await world.tell(deal('bad', 'startup_1', ['investor_1'], '2026-11-20'));
    expect((await listsUntil(isPlain, world)).at(-1)!.modelVersion).not.toBe(learned.modelVersion);
    expect(told).toHaveLength(1);
  });

  it('the subgraph closes without complaint', async ({ expect }) => {
    await world.tell(deal('last', 'startup_2', ['investor_2'], '2026-11-20'));
    expect((await listOf(world)).modelVersion).toContain('@');
    await world.running.close();
    expect(told).toHaveLength(1);
  });
});

async function factOf(world: MatchesWorld, id: string): Promise<object> {
  return connected(world.databaseUrl, async (client) => {
    const { rows } = await client.query('select body from matches.fact where subject = $1', [id]);
    return rows[0].body;
  });
}
