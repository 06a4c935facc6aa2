import { describe, expect, test } from 'vitest';
import { MembershipStatus, memberStates } from '#vocabulary/state';
import { states } from '../../subgraphs/alliance/states.facts.ts';

/** The states that belonged in this class on a day. */
function on(day: string, status: MembershipStatus): string[] {
  const holds = (from: string, to: string | null) => from <= day && (to === null || day < to);
  return states
    .filter(({ memberships }) => memberships.some((m) => m.status === status && holds(m.validFrom, m.validTo)))
    .map(({ country }) => country);
}

describe('the memberships of states', () => {
  test('grew from six to ten', () => {
    expect(on('2001-06-14', 'MEMBER')).toEqual([]);
    expect(on('2001-06-15', 'MEMBER')).toEqual(['CN', 'KG', 'KZ', 'RU', 'TJ', 'UZ']);
    expect([on('2017-06-08', 'MEMBER').length, on('2017-06-09', 'MEMBER').length]).toEqual([6, 8]);
    expect([on('2023-07-03', 'MEMBER').length, on('2023-07-04', 'MEMBER').length]).toEqual([8, 9]);
    expect([on('2024-07-03', 'MEMBER').length, on('2024-07-04', 'MEMBER').length]).toEqual([9, 10]);
    expect(on('2026-11-23', 'MEMBER')).toEqual([...memberStates]);
  });

  test('turned two observers and fourteen dialogue partners into partners on 1 September 2025, and added Laos', () => {
    expect(on('2025-08-31', 'OBSERVER')).toEqual(['AF', 'MN']);
    expect(on('2025-08-31', 'DIALOGUE_PARTNER')).toHaveLength(14);
    expect(on('2025-08-31', 'PARTNER')).toEqual([]);
    expect(on('2025-09-01', 'PARTNER').join(' ')).toBe('AE AF AM AZ BH EG KH KW LA LK MM MN MV NP QA SA TR');
    expect([on('2025-09-01', 'OBSERVER'), on('2025-09-01', 'DIALOGUE_PARTNER')]).toEqual([[], []]);
    expect(states.find(({ country }) => country === 'LA')!.memberships).toHaveLength(1);
  });

  test('match what was reported in April 2016', () => {
    expect(on('2016-04-17', 'OBSERVER')).toEqual(['AF', 'BY', 'IN', 'IR', 'MN', 'PK']);
    expect(on('2016-04-17', 'DIALOGUE_PARTNER')).toEqual(['AM', 'AZ', 'KH', 'LK', 'NP', 'TR']);
  });

  test('follow one another without overlap', () => {
    const clashes = states.flatMap(({ id, memberships }) =>
      memberships
        .slice(1)
        .filter((next, place) => (memberships[place]!.validTo ?? '9999') > next.validFrom)
        .map(() => id),
    );
    expect(clashes).toEqual([]);
  });

  test('are never called supported without a source', () => {
    const ranges = states.flatMap(({ memberships }) => memberships);
    expect(ranges.filter(({ confidence, source }) => confidence !== 'C' && !source)).toEqual([]);
    expect(
      ranges.filter(({ validFrom, fromPrecision }) => fromPrecision === 'YEAR' && !validFrom.endsWith('-01-01')),
    ).toEqual([]);
  });
});
