/** Hard criteria that depend on few fields alone: where one stops all startups of a value, the sheet says so. */
import type { MatchIndex } from '../build.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import type { Sheet } from './sheet.ts';

export function addStops(sheet: Sheet, index: MatchIndex, investor: number): void {
  const profile = index.investors.profiles[investor]!;
  for (const { fields, over } of INVESTOR_STOPS) {
    const stopped = fields && over(index, profile);
    if (fields && stopped) sheet.addEach(fields, (sample) => (stopped(sample) ? Number.NEGATIVE_INFINITY : 0));
  }
}
