import { describe, expect, test } from 'vitest';
import { Sector } from '#vocabulary/sector';
import { coarsened, roundOfStage, roundOfWord } from '../../subgraphs/investors/import.mapping.ts';
import { sectorOfCategory, sectorsOfCategory } from '../../subgraphs/startups/import.mapping.ts';

/** Every category and stage that occurs in the deals format. */
const CATEGORIES = [
  ...['advertising', 'analytics', 'automotive', 'biotech', 'cleantech', 'consulting', 'design', 'ecommerce'],
  ...['education', 'enterprise', 'fashion', 'finance', 'games_video', 'government', 'hardware', 'health'],
  ...['hospitality', 'legal', 'local', 'manufacturing', 'medical', 'messaging', 'mobile', 'music', 'nanotech'],
  ...['network_hosting', 'news', 'nonprofit', 'other', 'pets', 'photo_video', 'public_relations', 'real_estate'],
  ...['search', 'security', 'semiconductor', 'social', 'software', 'sports', 'transportation', 'travel', 'web'],
];
const STAGES = ['seed', 'A', 'B', 'C', 'D+', 'venture', 'debt', 'pe', 'grant'];

describe('The tables of the import', () => {
  test('know each category of the deals format, and no other', () => {
    expect(Object.keys(sectorOfCategory).sort()).toEqual([...CATEGORIES].sort());
  });

  test('know each stage of the deals format, and no other', () => {
    expect(Object.keys(roundOfStage).sort()).toEqual([...STAGES].sort());
  });

  test('say no more than the source: what is vague has no sector', () => {
    expect(sectorsOfCategory('finance')).toEqual([Sector.FINTECH]);
    for (const vague of ['web', 'mobile', 'other', 'no such category', 'constructor', null])
      expect([vague, sectorsOfCategory(vague)]).toEqual([vague, []]);
  });

  test('keep the word of the source wherever two stages fall into one round', () => {
    const byRound = Map.groupBy(STAGES, (stage) => roundOfStage[stage]!);
    const merged = [...byRound.values()].filter((stages) => stages.length > 1).flat();
    expect(merged.filter((stage) => !coarsened.has(stage))).toEqual([]);
  });

  test('take the words of the facts files too', () => {
    expect([roundOfWord['series-a'], roundOfWord.A, roundOfWord['pre-seed']]).toEqual([
      'SERIES_A',
      'SERIES_A',
      'PRE_SEED',
    ]);
  });
});
