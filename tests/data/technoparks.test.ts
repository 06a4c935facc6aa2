import { describe, expect, test } from 'vitest';
import { sectorsOfTag } from '../../subgraphs/technoparks/technopark.mapping.ts';
import { rawTechnoparks, technoparks } from '../../subgraphs/technoparks/technoparks.facts.ts';
import { factsIn, repeated, tally, withoutOrigin } from './origins.ts';

const named = (key: string) => technoparks.find((park) => park.id === `technopark_${key}`)!;

describe('the facts of technoparks', () => {
  test('are of 22 parks in all ten member states, each with an id of its own', () => {
    expect(technoparks).toHaveLength(22);
    expect(Object.keys(tally(technoparks.map((park) => park.country))).sort()).toEqual([
      'BY',
      'CN',
      'IN',
      'IR',
      'KG',
      'KZ',
      'PK',
      'RU',
      'TJ',
      'UZ',
    ]);
    expect(repeated(technoparks.map((park) => park.id))).toEqual([]);
  });

  test('carry source or confidence with every datum', () => {
    expect(withoutOrigin(factsIn(technoparks))).toEqual([]);
  });

  test('keep the unknown unknown: 104 facts are known, 94 are not', () => {
    const fields = [
      'founded',
      'residents',
      'taxRegime',
      'workspace',
      'access24x7',
      'housing',
      'programmes',
      'visa',
      'grants',
    ] as const;
    const facts = technoparks.flatMap((park) => fields.map((field) => park[field]));
    expect(tally(facts.map((fact) => (fact.value === null ? null : fact.confidence)))).toEqual({
      A: 26,
      B: 62,
      C: 16,
      null: 94,
    });
  });

  test('confirm access around the clock for one park only, and free housing for none', () => {
    expect(technoparks.filter((park) => park.access24x7.value !== null).map((park) => park.id)).toEqual([
      'technopark_astana-hub',
    ]);
    expect(technoparks.filter((park) => park.housing.value !== null)).toHaveLength(5);
    expect(technoparks.filter((park) => park.housing.value?.includes('free'))).toEqual([]);
  });

  test('map every tag to sectors, and no tag stands in the table that no park uses', () => {
    const tags = new Set(rawTechnoparks.flatMap((park) => park.sectorTags));
    expect(Object.keys(sectorsOfTag).sort()).toEqual([...tags].sort());
    expect(named('astana-hub').sectors).toEqual(['SOFTWARE_SAAS', 'AI_DATA', 'FINTECH', 'EDTECH', 'GOVTECH']);
  });

  test('say what a number of residents counts', () => {
    expect(tally(technoparks.map((park) => park.residentsMeasure))).toEqual({
      COMPANIES: 11,
      CAPACITY: 1,
      TARGET: 1,
      ZONES: 1,
      null: 8,
    });
    expect(named('great-stone').residents).toMatchObject({
      value: 170,
      asOf: '2025',
      note: expect.stringContaining('target'),
    });
    expect(technoparks.every((park) => (park.residents.value === null) === (park.residentsMeasure === null))).toBe(
      true,
    );
  });

  test('read a tax relief only where a tax regime is known', () => {
    expect(technoparks.filter((park) => park.taxRegime.value === null && park.taxRelief.value !== null)).toEqual([]);
    expect(named('ololo').taxRelief.value).toBe(false);
    expect(named('minsk-city-technopark').taxRelief.value).toBeNull();
    expect(named('skolkovo').taxRelief.value).toBe(true);
  });
});
