import { expect, test } from 'vitest';
import { SECTOR_OF_CATEGORY } from '../../subgraphs/matches/deals.sectors.ts';

/** As the benchmark names them. */
const CATEGORIES =
  'advertising analytics automotive biotech cleantech consulting design ecommerce education enterprise fashion finance games_video government hardware health hospitality legal local manufacturing medical messaging mobile music nanotech network_hosting news nonprofit other pets photo_video public_relations real_estate search security semiconductor social software sports transportation travel web';

test('each category of the deals has one sector, and no other has', () => {
  expect(Object.keys(SECTOR_OF_CATEGORY).sort()).toEqual(CATEGORIES.split(' '));
});
