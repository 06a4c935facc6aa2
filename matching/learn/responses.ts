/**
 * What each investor answered about the startups it was shown, as decayed counts by value of a field:
 *
 *   lift(i, v) = ln( (liked(i,v) + shrink * rate(i)) / ((liked(i,v) + declined(i,v) + shrink) * rate(i)) )
 *
 * rate(i) = (liked(i) + 1) / (liked(i) + declined(i) + 2). Interest and a meeting held are liked, a pass is declined, and a
 * pass for lack of capacity says nothing of taste. Money invested is not here: deals teach it already. An answer taken back
 * is not among the facts, so nothing remains of it.
 */
import { dayOf, decay } from '../calendar.ts';
import type { InvestorColumns, StartupColumns } from '../encode.ts';
import type { Alliance } from '../profile.ts';
import { rowOf } from '../ragged.ts';
import type { Relations } from '../relations.ts';

const FIELDS = ['sector', 'country', 'round'] as const;
type Answered = (typeof FIELDS)[number];

/** By investor row, and by field and code; who answered nothing has no entry, a code nobody was answered about 0. */
export type ResponseTable = ReadonlyMap<number, Readonly<Record<Answered, ReadonlyMap<number, number>>>>;

interface Answer {
  readonly investor: number;
  readonly startup: number;
  readonly weight: number;
  readonly liked: boolean;
}

export function learnResponses(
  { meetings = [] }: Alliance,
  { decisions }: Relations,
  startups: StartupColumns,
  investors: InvestorColumns,
  asOfDay: number,
  { halfLifeYears, shrink }: { readonly halfLifeYears: number; readonly shrink: number },
): ResponseTable {
  const answer = (startupId: string, investorId: string, at: string, liked: boolean): Answer[] => {
    const [startup, investor] = [startups.rows.get(startupId), investors.rows.get(investorId)];
    const days = asOfDay - dayOf(at);
    if (startup === undefined || investor === undefined || days < 0) return [];
    return [{ startup, investor, liked, weight: decay(days, halfLifeYears) }];
  };
  const answers = [
    ...[...decisions.values()]
      .filter(({ verdict, passReason }) => verdict === 'INTERESTED' || passReason !== 'NO_CAPACITY')
      .flatMap(({ by, about, at, verdict }) => answer(about, by, at, verdict === 'INTERESTED')),
    ...meetings.flatMap(({ startupId, otherId, at }) => answer(startupId, otherId, at, true)),
  ].sort((a, b) => a.startup - b.startup || a.weight - b.weight || Number(a.liked) - Number(b.liked));
  const said = grouped(answers.map((one) => [one.investor, one] as const));
  return new Map([...said].map(([investor, own]) => [investor, liftsOf(own, startups, shrink)]));
}

/** Codes of a startup's row in an answered field. */
function answeredCodes(startups: StartupColumns, field: Answered, row: number): Iterable<number> {
  if (field === 'sector') return rowOf(startups.sector, row);
  return startups[field][row] === 0 ? [] : [startups[field][row]!];
}

/** Mean over the known fields and their values; NaN for an investor that answered nothing, or a startup of which nothing is known. */
export function responseTo(table: ResponseTable, startups: StartupColumns, startup: number, investor: number): number {
  const lifts = table.get(investor);
  if (lifts === undefined) return Number.NaN;
  let [sum, known] = [0, 0];
  for (const field of FIELDS) {
    for (const code of answeredCodes(startups, field, startup)) {
      sum += lifts[field].get(code) ?? 0;
      known++;
    }
  }
  return known === 0 ? Number.NaN : sum / known;
}

function liftsOf(answers: readonly Answer[], startups: StartupColumns, shrink: number) {
  const all = counted(answers);
  const rate = (all.liked + 1) / (all.liked + all.declined + 2);
  const lift = ({ liked, declined }: Counts) =>
    Math.log((liked + shrink * rate) / ((liked + declined + shrink) * rate));
  const byCode = (field: Answered) => {
    const shown = answers.flatMap((one) =>
      [...answeredCodes(startups, field, one.startup)].map((code) => [code, one] as const),
    );
    return new Map([...grouped(shown)].map(([code, group]) => [code, lift(counted(group))]));
  };
  return { sector: byCode('sector'), country: byCode('country'), round: byCode('round') };
}

interface Counts {
  readonly liked: number;
  readonly declined: number;
}

function counted(answers: readonly Answer[]): Counts {
  const sum = (liked: boolean) => answers.reduce((total, one) => total + (one.liked === liked ? one.weight : 0), 0);
  return { liked: sum(true), declined: sum(false) };
}

function grouped<T>(entries: readonly (readonly [number, T])[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const [key, item] of entries) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
