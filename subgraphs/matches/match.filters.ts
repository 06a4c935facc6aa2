import { type MatchIndex, type StartupProfile, startupOf } from '#matching';
import { languageTag } from '#vocabulary/language';
import type { InvestorMatchFilter, StartupMatchFilter } from './match.inputs.ts';
import type { Moment } from './moment.ts';
import { parkRaises, portfolioRivals, sharedCoInvestors } from './ties.ts';

type Keeps<T> = (candidate: T) => boolean;

/** A condition that is absent holds. */
const unless = <A, T>(asked: A | null | undefined, holds: (asked: A, candidate: T) => boolean): Keeps<T> => {
  if (asked === null || asked === undefined) return () => true;
  return (candidate) => holds(asked, candidate);
};

const meets = <T extends string>(some: readonly T[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

function startupConditions(moment: Moment, investorId: string, filter: StartupMatchFilter): Keeps<StartupProfile>[] {
  const partners = sharedCoInvestors(moment.index, investorId);
  const rivals = portfolioRivals(moment.index, investorId);
  return [
    unless(filter.synthetic, (wanted, { synthetic }) => synthetic === wanted),
    unless(filter.countries, (countries, { country }) => country !== null && countries.includes(country)),
    unless(filter.sectors, (sectors, startup) => meets(sectors, startup.sectors)),
    unless(filter.stages, (stages, { stage }) => stage !== null && (stages as string[]).includes(stage)),
    unless(filter.rounds, (rounds, { raise }) => raise?.round != null && (rounds as string[]).includes(raise.round)),
    unless(filter.languages, (languages, startup) => meets(languages.map(languageTag), startup.languages)),
    unless(filter.raising, (wanted, { raise }) => (raise !== null) === wanted),
    unless(filter.raiseUsdMin, (least, { raise }) => raise?.amountUsd != null && raise.amountUsd >= least),
    unless(filter.raiseUsdMax, (most, { raise }) => raise?.amountUsd != null && raise.amountUsd <= most),
    unless(filter.sharesCoInvestor, (wanted, { id }) => partners(id).length > 0 === wanted),
    unless(filter.rivalsPortfolio, (wanted, { id }) => rivals(id).length > 0 === wanted),
    unless(filter.parkRaisedWithinYear, (wanted, { id }) => parkRaises(moment, id).length > 0 === wanted),
  ];
}

/** Whether a startup belongs into the list that was asked for. */
export function startupFilter(
  moment: Moment,
  investorId: string,
  filter: StartupMatchFilter | null | undefined,
): Keeps<string> {
  if (!filter) return () => true;
  const conditions = startupConditions(moment, investorId, filter);
  const { index } = moment;
  return (id) => {
    const startup = startupOf(index, id)!;
    return conditions.every((keeps) => keeps(startup));
  };
}

/** Whether an investor belongs into the list that was asked for. */
export function investorFilter(index: MatchIndex, filter: InvestorMatchFilter | null | undefined): Keeps<string> {
  return (id) => {
    const { country, mandate, synthetic } = index.investors.profiles[index.investors.rows.get(id)!]!;
    if (filter?.synthetic != null && synthetic !== filter.synthetic) return false;
    if (filter?.countries && !(country !== null && filter.countries.includes(country))) return false;
    return !filter?.sectors || meets(filter.sectors, mandate.sectors);
  };
}
