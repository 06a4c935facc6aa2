import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import {
  deal,
  entry,
  followed,
  investor,
  type MatchesWorld,
  market,
  matchesWorld,
  meeting,
  of,
  startup,
} from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
const FOUNDER = viewerOf('FOUNDER', 'startup_a');
const DECIDE = `mutation($input: DecideInput!) { decide(input: $input) {
  decision { verdict passReason hiddenUntil } errors { code path } } }`;

const rows = (world: MatchesWorld, sql: string) =>
  connected(world.databaseUrl, async (client) => (await client.query(sql)).rows);

/** A world in which `investor_fund` can be shown `startup_a` and `startup_b`. */
async function twoStartups(options: Parameters<typeof matchesWorld>[0] = {}): Promise<MatchesWorld> {
  const world = await matchesWorld(options);
  await world.tell(investor('fund'), startup('a'), startup('b'), market('UZ'));
  return world;
}

const listOf = (selection: string, args = '') => of('Investor', 'investor_fund', `matches${args} { ${selection} }`);

describe('A pass', { concurrent: false }, () => {
  let world: MatchesWorld;
  let key = 0;
  beforeAll(async () => {
    world = await twoStartups();
  });
  const decide = async (verdict: string, passReason: string | null = null) => {
    key += 1;
    const input = { aboutId: 'startup_a', verdict, passReason, idempotencyKey: `key ${key}` };
    return (await world.query(DECIDE, FUND, { input })).data.decide;
  };
  const listed = async (args = '') =>
    (await world.query(listOf('nodes { startup { id } }', args), FUND)).data._entities[0].matches.nodes
      .map((node: { startup: { id: string } }) => node.startup.id)
      .sort();
  const looking = async () =>
    (await world.query('{ investorProfiles(notPassedOn: "startup_a") { totalCount } }', FOUNDER)).data.investorProfiles
      .totalCount;

  it('for lack of capacity hides the pair for ninety days, until the day on which they end', async () => {
    const before = world.now().toISOString();
    world.advance(0.01);
    const { decision, errors } = await decide('PASSED', 'NO_CAPACITY');
    expect(errors).toEqual([]);
    const until = new Date(world.now().getTime() + 90 * 24 * 3600 * 1000);
    expect(decision).toEqual({ verdict: 'PASSED', passReason: 'NO_CAPACITY', hiddenUntil: until.toISOString() });
    expect(await listed()).toEqual(['startup_b']);
    world.advance(89);
    expect([await listed(), await looking()]).toEqual([['startup_b'], 0]);
    const hidden = world.now().toISOString();
    world.advance(0.7);
    expect(world.now().toISOString().slice(0, 10)).toBe(until.toISOString().slice(0, 10));
    expect(world.now().getTime()).toBeLessThan(until.getTime());
    expect([await listed(), await looking()]).toEqual([['startup_a', 'startup_b'], 1]);
    expect(await listed(`(asOf: "${hidden}")`)).toEqual(['startup_b']);
    expect(await listed(`(asOf: "${before}")`)).toEqual(['startup_a', 'startup_b']);
  });

  it('because it is not for me hides the pair for good', async () => {
    expect((await decide('PASSED', 'NOT_FOR_ME')).decision.hiddenUntil).toBeNull();
    world.advance(400);
    expect([await listed(), await looking()]).toEqual([['startup_b'], 0]);
  });

  it('is taken back at once, of whatever kind', async () => {
    await decide('PASSED', 'NO_CAPACITY');
    world.advance(0.01);
    expect(await listed()).toEqual(['startup_b']);
    await decide('WITHDRAWN');
    expect(await listed()).toEqual(['startup_a', 'startup_b']);
  });

  it('alone has a reason to pass', async () => {
    expect((await decide('INTERESTED', 'NO_CAPACITY')).errors).toEqual([
      { code: 'INVALID_PASS_REASON', path: ['passReason'] },
    ]);
  });

  it('tells the other subgraphs why', async () => {
    const told = await rows(
      world,
      `select payload from kit.outbox where type = 'decision.recorded' order by id limit 1`,
    );
    expect(told[0].payload).toMatchObject({ verdict: 'PASSED', passReason: 'NO_CAPACITY', byId: 'investor_fund' });
  });
});

describe('What came of two parties', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await twoStartups();
  });
  const outcomes = async (viewer: Viewer = FUND) => {
    const text = '{ outcomes { nodes { kind startupId otherId source at } } }';
    return (await world.query(text, viewer)).data.outcomes.nodes;
  };
  const MET = {
    ...{ kind: 'MET', startupId: 'startup_a', otherId: 'investor_fund' },
    ...{ source: 'meeting_m', at: '2026-12-01T08:20:00.000Z' },
  };

  it('is that they met, once the meeting is done and until it is not, whichever side is named first', async () => {
    await world.tell(meeting('m', 'investor_fund', 'startup_a'));
    expect(await outcomes()).toEqual([]);
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'DONE'));
    expect(await outcomes()).toEqual([MET]);
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'NO_SHOW'));
    expect(await outcomes()).toEqual([]);
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'DONE'));
    expect(await outcomes()).toEqual([MET]);
  });

  it('is that they met, when a side has rated the meeting too', async () => {
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'RATED'));
    expect(await outcomes()).toEqual([MET]);
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'DONE'));
  });

  it('is what a side says followed, once however often it is told, until it is taken back', async () => {
    const count = async () => (await rows(world, 'select count(*)::int as n from matches.outcome'))[0].n;
    const before = await count();
    const said = followed('m', 'investor_fund', 'startup_a', 'TERM_SHEET');
    await world.tell(said);
    await world.tell(said, said);
    expect(await outcomes()).toContainEqual({
      ...{ kind: 'TERM_SHEET', startupId: 'startup_a', otherId: 'investor_fund' },
      ...{ source: 'meeting-outcome_m-TERM_SHEET', at: '2026-12-01T09:00:00.000Z' },
    });
    expect(await count()).toBe(before + 1);
    await world.tell(followed('m', 'investor_fund', 'startup_a', 'TERM_SHEET', false));
    expect(await outcomes()).toEqual([MET]);
    await world.tell(followed('n', 'startup_a', 'startup_b', 'CONTRACT'));
    expect(await outcomes()).toEqual([MET]);
  });

  it('is that one invested, for each investor of the newest telling of a deal', async () => {
    await world.tell(deal('d', 'startup_b', ['investor_fund', 'investor_x'], '2026-11-20'));
    await world.tell(deal('d', 'startup_b', ['investor_x', 'investor_y'], '2026-11-20'));
    const ofDeal = (await outcomes(SECRETARIAT)).filter(({ kind }: { kind: string }) => kind === 'INVESTED');
    expect(ofDeal.map(({ otherId }: { otherId: string }) => otherId)).toEqual(['investor_x', 'investor_y']);
    expect(ofDeal[0].at).toBe('2026-11-20T23:59:59.999Z');
  });

  it('is no investment when it is a grant, and has no day when the day is not known', async () => {
    const { type, payload } = deal('g', 'startup_a', ['investor_fund'], '2026-11-20');
    await world.tell({ type, payload: { ...payload, kind: 'GRANT' } });
    const month = deal('n', 'startup_a', ['investor_z'], '2026-11-01').payload;
    await world.tell({ type, payload: { ...month, datePrecision: 'MONTH' } });
    const ofA = (await outcomes(FOUNDER)).map(({ source, at }: { source: string; at: string }) => [source, at]);
    expect(ofA).toEqual([
      ['deal_n', null],
      ['meeting_m', '2026-12-01T08:20:00.000Z'],
    ]);
  });

  it('is the affair of the two, the secretariat and analysts', async () => {
    expect(await outcomes(viewerOf('INVESTOR', 'investor_x'))).toHaveLength(1);
    expect(await outcomes(viewerOf('INVESTOR', 'investor_stranger'))).toEqual([]);
    expect(await outcomes(viewerOf('INVESTOR'))).toEqual([]);
    expect((await world.query('{ outcomes { totalCount } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const owner = await world.query('{ outcomes { totalCount } }', viewerOf('PROGRAMME_MANAGER', 'organisation_x'));
    expect(owner.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('stands in rows that are appended, never changed; told twice, it stands there once', async () => {
    const count = async () => (await rows(world, 'select count(*)::int as n from matches.outcome'))[0].n;
    const before = await count();
    await world.tell(meeting('m', 'investor_fund', 'startup_a', 'DONE'));
    expect(await count()).toBe(before);
    await connected(world.databaseUrl, async (client) => {
      await expect(client.query('update matches.outcome set holds = false')).rejects.toThrow('append-only');
      await expect(client.query('delete from matches.outcome')).rejects.toThrow('append-only');
    });
  });
});

describe('What a party is shown', { concurrent: false }, () => {
  let world: MatchesWorld;
  const told: { doing: string; error: unknown }[] = [];
  beforeAll(async () => {
    world = await twoStartups({ onError: (doing, error) => told.push({ doing, error }) });
  });
  const log = () =>
    rows(
      world,
      `select viewer_id, candidate_id, startup_id, position, score, propensity, model_version, shown_at, shown_on::text
       from matches.suggestion order by id`,
    );
  const NODES = 'modelVersion nodes { rank score startup { id } }';

  it('is not logged when only the number is asked for, when others look, for the past, or with own weights', async () => {
    world.advance(1);
    await world.query(listOf('totalCount modelVersion'), FUND);
    await world.query(listOf(NODES), SECRETARIAT);
    await world.query(listOf(NODES, `(asOf: "${new Date(world.now().getTime() - 1000).toISOString()}")`), FUND);
    await world.query(listOf(NODES, '(weights: [{ criterion: SECTOR, factor: 0.5 }])'), FUND);
    await world.query(of('Startup', 'startup_a', 'investorMatches { nodes { rank } }'), SECRETARIAT);
    expect(await log()).toEqual([]);
  });

  it('is logged with place, score, model and how likely the place is looked at', async () => {
    const { data, statements } = await world.query(listOf(NODES), FUND);
    const { nodes, modelVersion } = data._entities[0].matches;
    expect(nodes).toHaveLength(2);
    expect(await log()).toEqual(
      nodes.map(({ rank, score, startup: { id } }: { rank: number; score: number; startup: { id: string } }) => ({
        ...{ viewer_id: 'investor_fund', candidate_id: id, startup_id: id, position: rank, score },
        ...{ propensity: rank === 1 ? 1 : 0.6309297535714575, model_version: modelVersion },
        ...{ shown_at: world.now(), shown_on: world.now().toISOString().slice(0, 10) },
      })),
    );
    expect((await world.query(listOf('edges { node { rank } } nodes { rank }', '(first: 1)'), FUND)).statements).toBe(
      statements,
    );
  });

  it('is logged once a day, however often it is looked at', async () => {
    await world.query(listOf(NODES), FUND);
    expect(await log()).toHaveLength(2);
    world.advance(1);
    await world.query(listOf('edges { node { rank } }'), FUND);
    expect(await log()).toHaveLength(4);
  });

  it('is logged of a startup’s own list too', async () => {
    await world.query(of('Startup', 'startup_a', 'investorMatches { nodes { rank } }'), FOUNDER);
    expect((await log()).at(-1)).toMatchObject({
      ...{ viewer_id: 'startup_a', candidate_id: 'investor_fund', startup_id: 'startup_a', position: 1 },
    });
  });

  it('can never be changed afterwards', async () => {
    await connected(world.databaseUrl, async (client) => {
      await expect(client.query('update matches.suggestion set position = 1')).rejects.toThrow('append-only');
      await expect(client.query('delete from matches.suggestion')).rejects.toThrow('append-only');
    });
  });

  it('is shown all the same when the log cannot be written, and whoever runs the graph is told', async () => {
    expect(told).toEqual([]);
    await connected(world.databaseUrl, (client) => client.query('alter table matches.suggestion rename to lost'));
    const { data, errors } = await world.query(listOf(NODES), FUND);
    expect(errors).toBeUndefined();
    expect(data._entities[0].matches.nodes).toHaveLength(2);
    const error = expect.objectContaining({ message: expect.stringContaining('"matches.suggestion" does not exist') });
    expect(told).toEqual([{ doing: 'logging what investor_fund was shown: the list is shown all the same', error }]);
    await connected(world.databaseUrl, (client) => client.query('alter table matches.lost rename to suggestion'));
  });
});

describe('A database from before the feedback', () => {
  it('learns what it was told when nobody listened, once', async () => {
    const world = await twoStartups();
    await world.tell(
      ...[meeting('m', 'startup_a', 'investor_fund'), meeting('m', 'startup_a', 'investor_fund', 'DONE')],
      ...[deal('d', 'startup_b', ['investor_fund'], '2026-11-20'), entry('e', 'startup_a', 'UZ', 2026)],
    );
    const known = () =>
      rows(
        world,
        `select source, kind from matches.outcome union all
         select subject, kind from matches.fact where kind = 'ENTRY' order by source`,
      );
    const before = await known();
    expect(before.map(({ kind }) => kind)).toEqual(['INVESTED', 'ENTRY', 'MET']);
    const upgrade = async () => {
      await rows(world, `delete from matches.migration where name = 'ToldBefore'`);
      const { running } = await startUnderTest(['matches'], { databaseUrl: world.databaseUrl, seed: false });
      await running.settle();
    };
    await connected(world.databaseUrl, (client) =>
      client.query(`truncate matches.outcome; alter table matches.fact disable trigger user;
        delete from matches.fact where kind = 'ENTRY'; alter table matches.fact enable trigger user`),
    );
    await upgrade();
    expect(await known()).toEqual(before);
    await upgrade();
    expect(await known()).toEqual(before);
  });
});

describe('What an investor answers', { concurrent: false }, () => {
  let world: MatchesWorld;
  let key = 0;
  beforeAll(async () => {
    world = await matchesWorld();
    const edtech = { sectors: ['EDTECH' as const] };
    await world.tell(
      investor('fund', { mandate: { ...investor('x').payload.mandate, sectors: null } }),
      ...['f1', 'f2', 'f3', 'f4'].map((of) => startup(of)),
      ...['e1', 'e2', 'e3'].map((of) => startup(of, edtech)),
    );
  });
  const decide = async (aboutId: string, verdict: string, passReason: string | null = null) => {
    key += 1;
    const input = { aboutId, verdict, passReason, idempotencyKey: `answer ${key}` };
    expect((await world.query(DECIDE, FUND, { input })).data.decide.errors).toEqual([]);
    world.advance(0.001);
  };
  const list = async (args = '') =>
    (await world.query(listOf('nodes { startup { id } score parts { criterion value } }', args), FUND)).data
      ._entities[0].matches.nodes as {
      startup: { id: string };
      parts: { criterion: string; value: number | null }[];
    }[];
  const answers = async () =>
    new Map(
      (await list()).map(({ startup: { id }, parts }) => [
        id,
        parts.find(({ criterion }) => criterion === 'RESPONSES')!.value,
      ]),
    );

  it('moves startups alike in its very next list, and a pass for lack of capacity moves none', async () => {
    expect(new Set((await answers()).values())).toEqual(new Set([null]));
    await decide('startup_f1', 'PASSED', 'NO_CAPACITY');
    expect(new Set((await answers()).values())).toEqual(new Set([null]));
    await decide('startup_f2', 'PASSED', 'NOT_FOR_ME');
    await decide('startup_e1', 'INTERESTED');
    const after = await answers();
    expect(after.get('startup_e2')).toBeGreaterThan(after.get('startup_f4')!);
  });

  it('includes whom it met, until the meeting turns out not to have been held', async () => {
    const before = await answers();
    world.advance(9);
    await world.tell(meeting('e', 'startup_e3', 'investor_fund', 'DONE'));
    expect((await answers()).get('startup_e2')).toBeGreaterThan(before.get('startup_e2')!);
    await world.tell(meeting('e', 'startup_e3', 'investor_fund', 'NO_SHOW'));
    expect((await answers()).get('startup_e2')).toBeCloseTo(before.get('startup_e2')!, 2);
  });

  it('includes with whom it meets again or signs, counted once for both sides, until it is taken back', async () => {
    await world.tell(meeting('g', 'startup_e3', 'investor_fund', 'DONE'));
    const met = (await answers()).get('startup_e2')!;
    await world.tell(followed('g', 'investor_fund', 'startup_e3', 'CONTRACT'));
    const signed = (await answers()).get('startup_e2')!;
    expect(signed).toBeGreaterThan(met);
    const other = followed('g', 'startup_e3', 'investor_fund', 'CONTRACT');
    await world.tell({ ...other, payload: { ...other.payload, id: 'meeting-outcome_other-side' } });
    expect((await answers()).get('startup_e2')).toBeCloseTo(signed, 9);
    await world.tell(followed('g', 'investor_fund', 'startup_e3', 'CONTRACT', false));
    expect((await answers()).get('startup_e2')).toBeCloseTo(signed, 9);
    await world.tell({ ...other, payload: { ...other.payload, id: 'meeting-outcome_other-side', holds: false } });
    expect((await answers()).get('startup_e2')).toBeCloseTo(met, 9);
    await world.tell(meeting('g', 'startup_e3', 'investor_fund', 'NO_SHOW'));
  });

  it('is not told to the startup it passed on, not by its score either', async () => {
    const why =
      '{ whyNot(startupId: "startup_f4", investorId: "investor_fund") { match { score parts { criterion value } } } }';
    const told = async () => (await world.query(why, viewerOf('FOUNDER', 'startup_f4'))).data.whyNot.match;
    const before = await told();
    await decide('startup_f4', 'PASSED', 'NOT_FOR_ME');
    const after = await told();
    expect(after.score).toBeCloseTo(before.score, 9);
    expect(after.parts.length).toBe(before.parts.length);
    await decide('startup_f4', 'WITHDRAWN');
  });

  it('is replayed as it was known, though it is told later that they had met by then', async () => {
    const then = world.now().toISOString();
    const [before, known] = [await list(), await answers()];
    world.advance(0.001);
    await world.tell(meeting('late', 'startup_e3', 'investor_fund', 'DONE'));
    expect((await answers()).get('startup_e2')).toBeGreaterThan(known.get('startup_e2')!);
    expect(await list(`(asOf: "${then}")`)).toEqual(before);
    await world.tell(meeting('late', 'startup_e3', 'investor_fund', 'NO_SHOW'));
  });

  it('leaves no trace once it is taken back, and is replayed as it was', async () => {
    const then = world.now().toISOString();
    const before = await list();
    world.advance(0.001);
    for (const id of ['startup_f1', 'startup_f2', 'startup_e1']) await decide(id, 'WITHDRAWN');
    expect(new Set((await answers()).values())).toEqual(new Set([null]));
    expect(await list(`(asOf: "${then}")`)).toEqual(before);
  });

  it('is not that it invested: deals tell that, as a liking', async () => {
    await world.tell(deal('money', 'startup_e3', ['investor_fund'], '2026-11-30'));
    expect(new Set((await answers()).values())).toEqual(new Set([null]));
  });
});
