/** What markets cut out of the home market teach one who knows no other, before a year: as `npm run train -- --sparse`. */
import { overridesOf, type PairModel } from '#matching';
import { cutsOf, marketOf, type Size } from '../../../subgraphs/matches/deals.cuts.ts';
import { drawnFrom, evenly, LEARNED } from '../../../subgraphs/matches/deals.lessons.ts';
import type { DealsFolder } from '../../../subgraphs/matches/deals.reader.ts';
import { windowOf } from '../../../subgraphs/matches/deals.windows.ts';
import type { Learned } from './home.ts';
import type { Market } from './markets.ts';

/**
 * @param learned of the whole home market: candidates are drawn by it
 * @param wanted sizes of markets; those are cut for which each window has enough
 * @returns null where home is too small for any of them
 */
export function smallAt(
  home: Market,
  folder: DealsFolder,
  { model, windows: begins }: Learned,
  wanted: readonly Size[] = LEARNED.sizes,
): PairModel | null {
  const market = marketOf(folder, home.companies);
  const windows = begins.filter((from) => from % 1 === 0).map((from) => windowOf(market, from));
  const sizes = wanted.filter((size) => windows.every((window) => cutsOf(window, size, 1).length > 0));
  if (sizes.length === 0) return null;
  const present = { minimumDeals: 0, ...overridesOf(model) };
  return LEARNED.learn(evenly(drawnFrom(windows, { ...LEARNED, sizes, present })));
}
