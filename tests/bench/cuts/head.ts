/** What the markets of one size are like. */
import type { Size } from '../../../subgraphs/matches/deals.cuts.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';

/** In the mean: companies, investors, deals; how many startups raise and how many of those, and of the investors, find somebody. */
export function headOf(size: Size, cuts: readonly Window[]): string {
  const named = Object.entries(size)
    .map(([of, n]) => `${n} ${of}`)
    .join();
  const about = (count: (cut: Window) => number) =>
    Math.round(cuts.reduce((sum, cut) => sum + count(cut), 0) / cuts.length);
  const [companies, investors, deals] = (['startups', 'investors', 'deals'] as const).map((list) =>
    about(({ folder }) => folder.alliance[list].length),
  );
  const raising = about(({ folder }) => folder.pool.size);
  const asked = `${about((cut) => cut.answersA.size)} and ${about((cut) => cut.answersB.size)} questions`;
  return `\n${named}: ${cuts.length} cuts of ${companies} companies, ${investors} investors, ${deals} deals, ${raising} that raise, ${asked}`;
}
