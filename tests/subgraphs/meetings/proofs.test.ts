import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Hall, openHall } from '../../bench/race/hall.ts';
import { randomOperations } from '../../bench/race/operations.ts';
import { replay, replayEvent } from '../../bench/race/replay.ts';
import { raceRounds } from '../../bench/race/rounds.ts';
import { sameKey } from '../../bench/race/same-key.ts';
import { freshDatabase } from '../../harness/database.ts';

/** `npm run bench -- race` does the same at full size and prints its figures. One by one: each needs all connections. */
describe('Over three processes on one database', { concurrent: false }, () => {
  let hall: Hall;
  beforeAll(async () => {
    hall = await openHall(await freshDatabase(), 3);
  });
  afterAll(() => hall.close());

  it('each slot has one winner of twenty-four, round after round, and the others are told it is taken', async ({
    expect,
  }) => {
    const { winners, refusals, overlaps, halfBooked } = await raceRounds(hall, 24, 4);
    expect(winners).toEqual([1, 1, 1, 1]);
    expect([...refusals]).toEqual([['SLOT_TAKEN', 4 * 23]]);
    expect([overlaps, halfBooked]).toEqual([0, 0]);
  });

  it('what many writers did at once, done once more one by one, leads to the same state', async ({ expect }) => {
    for (const seed of [1, 2]) {
      const { forum, done } = await randomOperations(hall, seed, 120, 12);
      expect([...done.keys()].sort()).toEqual(['cancelMeeting', 'moveMeeting', 'scheduleMeeting', 'swapMeetings']);
      const { steps, ...result } = await replayEvent(hall, forum.id);
      expect(result).toEqual({ clashes: [], differences: [], brokenAudits: [] });
      expect(steps).toBe([...done.values()].reduce((sum, n) => sum + n, 0));
    }
  });

  it('a replay notices a place taken twice, and tables that say something else', async ({ expect }) => {
    const place = { table: 't', startsAt: '2027-03-02T03:00:00.000Z', endsAt: '2027-03-02T03:05:00.000Z' };
    const told = (id: string, a: string, b: string) => ({
      ...{ id, eventId: 'event_x', a, b, ...place, state: 'SCHEDULED' as const, heldUntil: null, absent: [] },
    });
    expect(replay([[told('m', 'a', 'b')], [told('n', 'c', 'd')]]).clashes).toHaveLength(1);
    const { forum } = await randomOperations(hall, 3, 40, 4);
    const touched = await hall.rows<{ id: string }>(
      `update meetings.meeting set table_id = table_id || 'x' where id = (
         select id from meetings.meeting where event_id = $1 and state <> 'CANCELLED' limit 1) returning id`,
      [forum.id],
    );
    expect(touched).toHaveLength(1);
    const { differences } = await replayEvent(hall, forum.id);
    expect(differences.every((line) => line.includes(touched[0]!.id))).toBe(true);
    expect(differences).toHaveLength(2);
  });

  it('one key fifty times at once gives one meeting and fifty equal replies', async ({ expect }) => {
    expect(await sameKey(hall, 50)).toEqual({
      ...{ replies: 50, different: 1, rows: 1, otherRequest: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });
});
