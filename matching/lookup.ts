/** Parties by id, or as a profile that the index need not hold. */
import type { MatchIndex } from './build.ts';
import { withProfile } from './change.ts';
import { encodeStartups } from './encode.ts';
import { MatchingError } from './error.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { rowOf } from './ragged.ts';
import { checkStartup } from './refusal.ts';

/** An index in which the startup has a row, and that row. A profile given as such is scored as given, with its past deals. */
export function locateStartup(index: MatchIndex, startup: string | StartupProfile): { index: MatchIndex; row: number } {
  if (typeof startup === 'string') {
    const row = index.fresh.startups.rows.get(startup);
    if (row !== undefined) return { index: freshOf(index), row };
    return { index, row: known(index.startups.rows.get(startup), startup) };
  }
  checkStartup(startup);
  const row = index.startups.rows.get(startup.id);
  const backers = row === undefined ? [] : rowOf(index.startups.backers, row);
  const alone = encodeStartups([startup], index.words, new Map([[startup.id, backers]]));
  return { index: { ...index, startups: alone }, row: 0 };
}

/** The index of the fresh startups alone. */
export function freshOf(index: MatchIndex): MatchIndex {
  return { ...index, startups: index.fresh.startups };
}

export function locateInvestor(
  index: MatchIndex,
  investor: string | InvestorProfile,
): { index: MatchIndex; row: number } {
  if (typeof investor === 'string') return { index, row: known(index.investors.rows.get(investor), investor) };
  const grown = withProfile(index, { type: 'investor', ...investor });
  return { index: grown, row: known(grown.investors.rows.get(investor.id), investor.id) };
}

function known(row: number | undefined, id: string): number {
  if (row === undefined) throw new MatchingError('UNKNOWN_PARTY', `no such party: ${id}`);
  return row;
}
