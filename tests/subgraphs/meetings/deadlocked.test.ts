import { beforeAll, describe, it, vi } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

/** Searches made for each event, and what else happens during the first. */
const searches = vi.hoisted(() => new Map<string, { times: number; meanwhile?: () => Promise<unknown> }>());
vi.mock(import('../../../subgraphs/meetings/timetable.plan.ts'), async (load) => {
  const { planTimetableOf } = await load();
  return {
    planTimetableOf: async (problem, wishes) => {
      const search = searches.get(problem.eventId)!;
      if (++search.times === 1) await search.meanwhile?.();
      return planTimetableOf(problem, wishes);
    },
  };
});

/** Ends the first three transactions that store a timetable of an event as PostgreSQL ends a victim; its sequence outlasts the rollback. */
const DEADLOCKS = `
  create function meetings.give_way() returns trigger language plpgsql as $$
    begin
      if nextval(format('meetings.%I', new.event_id)) <= 3 then
        raise exception 'deadlock detected' using errcode = '40P01';
      end if;
      return new;
    end $$;
  create trigger give_way before insert on meetings.timetable for each row execute function meetings.give_way()`;

describe('A timetable that the database makes wait for others', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.rows(DEADLOCKS);
  });
  const opened = async (): Promise<Forum> => {
    const forum = await world.forum({ startups: 4, investors: 3, plan: { tables: 2 } });
    await world.judge(forum);
    await world.rows(`create sequence meetings."${forum.id}"`);
    return forum;
  };
  const plan = ({ id: eventId }: Forum) =>
    world.mutate('planTimetable', { eventId, effort: 0 }, SECRETARIAT, 'timetable { held meetings { totalCount } }');
  const tried = async ({ id }: Forum) =>
    Number((await world.rows(`select last_value from meetings."${id}"`))[0]!.last_value);

  it('is searched for once, however often it has to be stored', async ({ expect }) => {
    const forum = await opened();
    searches.set(forum.id, { times: 0 });
    const { timetable, errors } = await plan(forum);
    expect(errors).toEqual([]);
    expect(timetable.meetings.totalCount).toBe(timetable.held);
    expect([await tried(forum), searches.get(forum.id)!.times]).toEqual([4, 1]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('is found by whoever could not wait for it, and asks again with the same key, before and after it is stored', async ({
    expect,
  }) => {
    const forum = await opened();
    const input = { eventId: forum.id, effort: 0, idempotencyKey: 'patience' };
    const ask = () => world.mutate('planTimetable', input, SECRETARIAT, 'timetable { id }');
    let again: ReturnType<typeof ask> | undefined;
    searches.set(forum.id, {
      times: 0,
      meanwhile: async () => {
        again = ask();
      },
    });
    const { timetable, errors } = await ask();
    expect(errors).toEqual([]);
    expect((await again)!.timetable).toEqual(timetable);
    const { times } = searches.get(forum.id)!;
    expect((await ask()).timetable).toEqual(timetable);
    expect(searches.get(forum.id)!.times).toBe(times);
    expect(await world.rows('select from meetings.timetable where event_id = $1', forum.id)).toHaveLength(1);
  });

  it('and is not stored where the event was called off meanwhile', async ({ expect }) => {
    const forum = await opened();
    const [event] = await world.rows<{ version: number }>('select version from meetings.event where id = $1', forum.id);
    const call = { id: forum.id, expectedVersion: event!.version };
    searches.set(forum.id, {
      times: 0,
      meanwhile: () => world.mutate('cancelEvent', call, SECRETARIAT, 'event { state }'),
    });
    expect((await plan(forum)).errors).toEqual([{ code: 'EVENT_CANCELLED', path: ['eventId'] }]);
    expect(await world.rows('select from meetings.timetable_entry where event_id = $1', forum.id)).toEqual([]);
  });

  it('and once more where something changed meanwhile, which it then keeps to', async ({ expect }) => {
    const forum = await opened();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const never = { eventId: forum.id, byId: a, aboutId: b, wish: 'NEVER' };
    searches.set(forum.id, {
      times: 0,
      meanwhile: () => world.mutate('setPreference', never, actingFor(a), 'preference { wish }'),
    });
    expect((await plan(forum)).errors).toEqual([]);
    expect([await tried(forum), searches.get(forum.id)!.times]).toEqual([4, 2]);
    const pairs = await world.rows('select a, b from meetings.timetable_entry where event_id = $1', forum.id);
    expect(pairs.length).toBeGreaterThan(0);
    for (const one of [
      { a, b },
      { a: b, b: a },
    ])
      expect(pairs).not.toContainEqual(one);
  });
});
