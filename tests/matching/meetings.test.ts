import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, MatchingError, proposeMeetings } from '#matching';
import { anyAlliance } from './generated.ts';
import { alliance, investor, startup, technopark } from './world.ts';

const index = buildIndex(
  alliance({
    startups: [startup('startup_a'), startup('startup_b', { sectors: ['edtech'] })],
    investors: [
      investor('investor_edtech', { mandate: { sectors: ['edtech'] } }),
      investor('investor_fintech', { mandate: { sectors: ['fintech'] } }),
      investor('investor_any'),
    ],
    technoparks: [technopark('technopark_x')],
  }),
);
const everybody = ['startup_a', 'startup_b', 'investor_edtech', 'investor_fintech', 'investor_any'].map((id) => ({
  id,
}));
const pairs = (list: ReturnType<typeof proposeMeetings>) =>
  list.map(({ startupId, withId }) => `${startupId} ${withId}`);

describe('proposed meetings', () => {
  test('pair each startup with the investor that takes it', () => {
    expect(pairs(proposeMeetings(index, everybody, [], { perParticipant: 1 })).sort()).toEqual([
      'startup_a investor_fintech',
      'startup_b investor_edtech',
    ]);
  });

  test('put a must before a want before the fit', () => {
    const wishes = [
      { by: 'investor_any', about: 'startup_b', kind: 'WANT' as const },
      { by: 'startup_a', about: 'investor_any', kind: 'MUST' as const },
    ];
    const list = proposeMeetings(index, everybody, wishes, { perParticipant: 1 });
    expect(list[0]).toMatchObject({ startupId: 'startup_a', withId: 'investor_any', because: 'MUST' });
  });

  test('obey "never", from either side', () => {
    const wishes = [{ by: 'investor_fintech', about: 'startup_a', kind: 'NEVER' as const }];
    expect(pairs(proposeMeetings(index, everybody, wishes, { perParticipant: 9 }))).not.toContain(
      'startup_a investor_fintech',
    );
  });

  test('obey "never" of who also said otherwise, in whichever order it was said', () => {
    const said = (['NEVER', 'MUST', 'WANT'] as const).map((kind) => ({ by: 'startup_a', about: 'investor_any', kind }));
    const proposed = (wishes: typeof said) => proposeMeetings(index, everybody, wishes, { perParticipant: 9 });
    for (const wishes of [said, said.toReversed()])
      expect(pairs(proposed(wishes))).not.toContain('startup_a investor_any');
    for (const wishes of [said.slice(1), said.slice(1).toReversed()])
      expect(proposed(wishes)[0]).toMatchObject({ withId: 'investor_any', because: 'MUST' });
  });

  test('include technoparks, and refuse who is unknown', () => {
    const withPark = [{ id: 'startup_a' }, { id: 'technopark_x' }];
    expect(pairs(proposeMeetings(index, withPark, [], { perParticipant: 1 }))).toEqual(['startup_a technopark_x']);
    expect(() => proposeMeetings(index, [{ id: 'person_x' }], [], { perParticipant: 1 })).toThrow(MatchingError);
  });

  test('refuse a quota that is none: it would be no limit', () => {
    for (const quota of [Number.NaN, -1])
      for (const [participants, quotas] of [
        [[{ id: 'startup_a', quota }], { perParticipant: 1 }],
        [everybody, { perParticipant: quota }],
        [everybody, { perParticipant: 1, total: quota }],
      ] as const)
        expect(() => proposeMeetings(index, participants, [], quotas)).toThrow(
          expect.objectContaining({ code: 'BAD_OPTION' }),
        );
  });

  test('never exceed a quota, the total, or repeat a pair', () => {
    fc.assert(
      fc.property(
        anyAlliance,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 12 }),
        (facts, perParticipant, total) => {
          const participants = [...facts.startups, ...facts.investors].map(({ id }, at) => ({
            id,
            ...(at === 3 && { quota: 1 }),
          }));
          const list = proposeMeetings(buildIndex(facts), participants, [], { perParticipant, total });
          expect(list.length).toBeLessThanOrEqual(total);
          expect(new Set(pairs(list)).size).toBe(list.length);
          for (const { id, quota } of participants) {
            const own = list.filter(({ startupId, withId }) => startupId === id || withId === id);
            expect(own.length).toBeLessThanOrEqual(quota ?? perParticipant);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
