import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { stagesBetween } from '#vocabulary/applicant';
import { byTable } from '#vocabulary/carry';
import { firstDayOf } from '#vocabulary/date-precision';
import { Language, languageOf, languageOfCode, languageTag } from '#vocabulary/language';
import { checkedPeriod, holds, overlaps } from '#vocabulary/period';
import { isPreference, RoundType } from '#vocabulary/round';
import { Sector, sectorLabels, sectorOf, sectorOfSlug } from '#vocabulary/sector';
import { Stage, stageLabels } from '#vocabulary/stage';

describe('sectors', () => {
  test('are 22, each with a slug that leads back to it', () => {
    expect(Object.values(Sector)).toHaveLength(22);
    expect(sectorOf('ai-data')).toBe('AI_DATA');
    const slugOf = (sector: Sector) => sector.toLowerCase().replaceAll('_', '-');
    expect(Object.values(Sector).filter((sector) => sectorOf(slugOf(sector)) !== sector)).toEqual([]);
    expect(sectorOf('no-such-sector')).toBeNull();
    expect(() => sectorOfSlug('no-such-sector')).toThrow('no-such-sector');
  });

  test('have a label of their own in every language', () => {
    for (const locale of ['en', 'ru', 'kk', 'zh'] as const) {
      expect(new Set(Object.values(sectorLabels).map((labels) => labels[locale])).size).toBe(22);
    }
    expect(Object.values(sectorLabels).filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
  });
});

describe('stages', () => {
  test('have labels, in their order', () => {
    expect(Object.keys(stageLabels)).toEqual(Object.keys(Stage));
  });

  test('between two that are named are included', () => {
    expect(stagesBetween(['SCALING', 'SALES'])).toEqual(['SALES', 'GROWTH', 'SCALING']);
    expect(stagesBetween([])).toEqual([]);
  });
});

describe('languages', () => {
  test('are known by their tag, with or without a script or a country', () => {
    expect(languageOf('zh-Hans')).toBe('ZH');
    expect(languageOf('uz')).toBe('UZ');
    expect(languageOf('xx')).toBeNull();
    expect(() => languageOfCode('xx')).toThrow('xx');
    expect(Object.values(Language).filter((language) => languageOf(languageTag(language)) !== language)).toEqual([]);
  });
});

describe('rounds', () => {
  test('are preferences only when a stake is priced at a known stage', () => {
    expect(Object.values(RoundType).filter((round) => !isPreference(round))).toEqual([
      'REVENUE_SHARE',
      'DEBT',
      'GRANT',
      'UNSPECIFIED',
      'ACCELERATOR',
      'PRIZE',
      'ACQUISITION',
      'SECONDARY',
    ]);
  });
});

describe('periods', () => {
  test('hold their first day and not their last', () => {
    const march = { from: '2027-03-01', to: '2027-04-01' };
    expect(['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map((day) => holds(march, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holds({ from: '2024-07-04', to: null }, '2099-01-01')).toBe(true);
  });

  test('that touch do not overlap', () => {
    const march = { from: '2027-03-01', to: '2027-04-01' };
    expect(overlaps(march, { from: '2027-04-01', to: '2027-05-01' })).toBe(false);
    expect(overlaps(march, { from: '2027-03-31', to: null })).toBe(true);
    expect(overlaps({ from: null, to: '2027-03-01' }, march)).toBe(false);
  });

  test('without a day are refused', () => {
    expect(() => checkedPeriod({ from: '2027-03-01', to: '2027-03-01' })).toThrow('holds no day');
    expect(checkedPeriod({ from: '2027-03-01', to: '2027-03-02' }).to).toBe('2027-03-02');
  });

  test('begin with the first day of the month or year that is known', () => {
    expect(['2019', '2025-07', '2025-03-03'].map(firstDayOf)).toEqual(['2019-01-01', '2025-07-01', '2025-03-03']);
  });
});

describe('a table of codes', () => {
  test('refuses a code it does not hold, inherited names included', () => {
    const colourOf = byTable('colours', { r: 'red' });
    expect(colourOf('r')).toBe('red');
    expect(() => colourOf('g')).toThrow('colours has no entry for "g".');
    expect(() => colourOf('toString')).toThrow('toString');
  });
});
