import { beforeAll, describe, it, vi } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { momentOf } from '../../../subgraphs/matches/match-index.ts';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { exclusion, investor, type MatchesWorld, matchesWorld, of, startup } from './world.ts';

const PUBLIC = viewerOf('PUBLIC');
const AT = '2026-11-23T0';

describe('The past', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(startup('a'), investor('b'));
    world.advance(1);
    await world.tell(exclusion('late', 'startup_a', 'investor_b'));
    world.advance(2);
  });

  const codeOf = async (selection: string, viewer: Viewer) => {
    const { errors } = await world.query(of('Startup', 'startup_a', selection), viewer);
    return errors?.[0]?.extensions.code;
  };
  const at = (day: number, hour: number) => new Date(`2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const em = () => world.running.definitions.get('matches')!.orm.em.fork();
  const past = (moment: Date) => momentOf(em(), world.now(), moment, null);

  it('is for whoever is signed in, in the list that is open to all; the present is for all', async ({ expect }) => {
    const list = (args: string) => `marketMatches(${args}) { totalCount }`;
    const asOf = list(`asOf: "${AT}9:00:00Z"`);
    expect(await codeOf(asOf, PUBLIC)).toBe('PAST_FOR_MEMBERS');
    expect(await codeOf(asOf, viewerOf('FOUNDER', 'startup_other'))).toBeUndefined();
    expect(await codeOf(list('modelVersion: "priors-x"'), PUBLIC)).toBe('PAST_FOR_MEMBERS');
    expect(await codeOf(list(`asOf: "${world.now().toISOString()}"`), PUBLIC)).toBeUndefined();
  });

  it('is looked at in four moments a request, no more', async ({ expect }) => {
    const lists = (count: number) =>
      Array.from({ length: count }, (_, i) => `m${i}: marketMatches(asOf: "${AT}${i}:00:00Z") { totalCount }`).join(
        ' ',
      );
    expect(await codeOf(`${lists(4)} marketMatches { totalCount }`, SECRETARIAT)).toBeUndefined();
    expect(await codeOf(lists(5), SECRETARIAT)).toBe('TOO_MANY_MOMENTS');
  });

  it('is one index for the moments of a day between which nothing was told, each with its own asOf', async ({
    expect,
  }) => {
    const [morning, noon] = [await past(at(23, 9)), await past(at(23, 12))];
    expect(noon.index).toBe(morning.index);
    expect([morning.asOf, noon.asOf]).toEqual([at(23, 9), at(23, 12)]);
    expect((await past(at(24, 1))).index).not.toBe(noon.index);
  });

  it('is another index on either side of what was told within a day', async ({ expect }) => {
    const [before, after] = [await past(at(24, 7)), await past(at(24, 9))];
    expect(after.index).not.toBe(before.index);
    expect(before.facts.of('EXCLUSION')).toHaveLength(0);
    expect(after.facts.of('EXCLUSION')).toHaveLength(1);
  });

  it('is another index on either side of what was said, or was heard of a meeting, within a day', async ({
    expect,
  }) => {
    await connected(world.databaseUrl, async (client) => {
      await client.query(`insert into matches.decision (id, by_id, about_id, verdict, decided_at)
        values ('decision_1', 'startup_a', 'investor_b', 'INTERESTED', '2026-11-24T11:30:00Z')`);
      await client.query(`insert into matches.outcome (source, kind, startup_id, other_id, at, holds, recorded_at)
        values ('meeting_1', 'MET', 'startup_a', 'investor_b', '2026-11-20T09:00:00Z', true, '2026-11-24T12:30:00Z')`);
    });
    const known = async (hour: number) => {
      const { decisions, meetings = [] } = (await past(at(24, hour))).index.alliance;
      return [decisions.length, meetings.length];
    };
    expect([await known(11), await known(12), await known(13)]).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('is built one moment at a time', async ({ expect, onTestFinished }) => {
    const connection = em().getConnection();
    const execute = connection.execute.bind(connection);
    let [running, most] = [0, 0];
    const spy = vi.spyOn(connection, 'execute').mockImplementation(async (...args) => {
      const reads = String(args[0]).includes('distinct on (kind, subject)');
      if (reads) most = Math.max(most, ++running);
      return execute(...args).finally(() => reads && running--) as never;
    });
    onTestFinished(() => void spy.mockRestore());
    await Promise.all([10, 11, 12].map((day) => past(at(day, 9))));
    expect(most).toBe(1);
  });
});
