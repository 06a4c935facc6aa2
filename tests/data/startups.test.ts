import { describe, expect, test } from 'vitest';
import { stageOfCode, statusOfCode } from '../../subgraphs/startups/startup.mapping.ts';
import { rawStartups, startups } from '../../subgraphs/startups/startups.facts.ts';
import { technoparks } from '../../subgraphs/technoparks/technoparks.facts.ts';
import { factsIn, repeated, tally, withoutOrigin } from './origins.ts';

const entries = startups.flatMap((startup) => startup.foreignMarkets);

describe('the facts of startups', () => {
  test('are of 224 companies, each with an id of its own', () => {
    expect(startups).toHaveLength(224);
    expect(repeated(startups.map((startup) => startup.id))).toEqual([]);
    expect(tally(startups.map((startup) => startup.country))).toEqual({
      ...{ KZ: 29, UZ: 19, KG: 11, TJ: 11, RU: 23, BY: 19, CN: 23, IN: 45, PK: 26, IR: 10 },
      ...{ AE: 3, TR: 3, AM: 1, EG: 1 },
    });
  });

  test('carry source or confidence with every datum', () => {
    expect(withoutOrigin(factsIn(startups))).toEqual([]);
    expect(startups.filter((startup) => startup.confidence !== 'C' && startup.sources.length === 0)).toEqual([]);
  });

  test('never give a better confidence than C to what was not seen', () => {
    expect(
      startups.filter((startup) => startup.stage.confidence !== 'C' || startup.languages.confidence !== 'C'),
    ).toEqual([]);
    expect(startups.filter((s) => s.founded.confidence !== 'C' && !s.seen.includes('founded'))).toEqual([]);
  });

  test('hold 131 entries into foreign markets, 49 of them dated', () => {
    expect(entries).toHaveLength(131);
    expect(entries.filter((entry) => entry.since !== null)).toHaveLength(49);
    expect(entries.filter((entry) => entry.confidence !== 'C' && !entry.source)).toEqual([]);
  });

  test('map every stage and every status; an unknown status is null', () => {
    expect(Object.keys(stageOfCode).sort()).toEqual([...new Set(rawStartups.map((raw) => raw.stage.value!))].sort());
    expect(tally(startups.map((startup) => startup.stage.value))).toEqual({
      IDEA: 3,
      MVP: 21,
      SALES: 29,
      GROWTH: 93,
      SCALING: 78,
    });
    expect(Object.keys(statusOfCode).sort()).toEqual(['acquired', 'active', 'closed']);
    expect(tally(startups.map((startup) => startup.status.value))).toEqual({
      ACTIVE: 163,
      ACQUIRED: 28,
      CLOSED: 2,
      null: 31,
    });
  });

  test('map every sector and every language', () => {
    expect(startups.flatMap((startup) => startup.sectors.value ?? [])).not.toContain(null);
    expect(new Set(startups.flatMap((startup) => startup.sectors.value ?? []))).toHaveLength(20);
    expect(startups.every((startup) => startup.languages.value!.includes('EN'))).toBe(true);
  });

  test('name as technopark only parks there are', () => {
    const ids = new Set(technoparks.map((park) => park.id));
    const named = startups.flatMap((startup) => startup.technopark.value ?? []);
    expect(named).toHaveLength(8);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
