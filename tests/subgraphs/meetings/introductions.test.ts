import { describe, it } from 'vitest';
import { Introduction } from '../../../subgraphs/meetings/introduction.entity.ts';
import { PairScore } from '../../../subgraphs/meetings/pair-score.entity.ts';
import { standingsOf } from '../../../subgraphs/meetings/pair-standing.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, openWorld } from './world.ts';

describe('Two who are first brought together', () => {
  it('are written down with the places that a timetable goes by, among those who come', async ({ expect }) => {
    const world = await openWorld();
    const forum = await world.forum({ startups: 4, investors: 5 });
    await world.judge(forum, (a, b) => ({ score: (a + b) % 2, outside: a === b }));
    const [gone, ...present] = forum.investors;
    const away = `participation_${forum.id}-${gone}`;
    await world.mutate(
      'withdrawParticipation',
      { id: away, expectedVersion: 1 },
      actingFor(gone!),
      'participation { id }',
    );
    for (const [a, b, slot] of [
      [0, 1, 1],
      [3, 2, 2],
      [1, 3, 3],
    ] as const) {
      const pair = { eventId: forum.id, a: forum.startups[a], b: present[b], slotId: forum.slot(slot) };
      expect((await world.mutate('scheduleMeeting', pair, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
    }
    await world.publish('nothing.more', {});
    const em = world.orm.em.fork();
    const written = await em.find(Introduction, { eventId: forum.id }, { orderBy: { id: 'asc' } });
    const among = await em.find(PairScore, { eventId: forum.id, otherId: { $in: present } });
    const standings = standingsOf(among);
    expect(written).toHaveLength(3);
    for (const { startupId, otherId, startupPlace, otherPlace, outside } of written)
      expect({ startupId, otherId, outside, places: [startupPlace, otherPlace] }).toEqual(
        standings.get(`${startupId}+${otherId}`),
      );
  });
});
