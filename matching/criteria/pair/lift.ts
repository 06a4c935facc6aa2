/** The criterion of one learned field: does the investor take more of this value than the average? */
import type { MatchIndex } from '../../build.ts';
import { columnOf } from '../../column.ts';
import type { Field, StartupColumns } from '../../encode.ts';
import { sizeCode } from '../../encode.ts';
import { saysPreference } from '../../learn/edges.ts';
import { FIELDS, startupCodes } from '../../learn/model.ts';
import type { DealEvent } from '../../profile.ts';
import { remembered } from '../../remembered.ts';
import type { Account, Fixed, PairCriterion, PairValue } from '../criterion.ts';

/** e^12: no shrunk ratio comes near it. */
const BOUND = 12;

export function liftCriterion(field: Field): PairCriterion {
  return {
    name: field,
    side: 'INVESTOR',
    bound: BOUND,
    form: { kind: 'FIELDS', fields: [field] },
    over: (index, fixed) => {
      if (fixed.side === 'STARTUP' && startupCodes(index.startups, field)(fixed.row).length === 0) return null;
      return field === 'sector' ? sectorLift(index, fixed) : columnLift(index, field, fixed);
    },
    support: (index, _startup, investor) => {
      const n = index.learned.lift[field].deals[investor]!;
      return states(index, field, investor) ? 1 : n / (n + index.settings.shrink);
    },
    account: (index, startup, investor) => accountOf(index, field, startup, investor),
  };
}

/** Reads one row of the table for a startup, one column of it for an investor. */
function columnLift(index: MatchIndex, field: Exclude<Field, 'sector'>, fixed: Fixed): PairValue {
  const codes = index.startups[field];
  const { lift } = index.learned.lift[field];
  const width = index.investors.count;
  if (fixed.side === 'STARTUP') {
    const row = lift.subarray(codes[fixed.row]! * width, (codes[fixed.row]! + 1) * width);
    return (_startup, investor) => row[investor]!;
  }
  const column = columnOf(lift, width, fixed.row);
  return (startup) => (codes[startup] === 0 ? Number.NaN : column[codes[startup]!]!);
}

/** Mean over the startup's sectors. */
function sectorLift(index: MatchIndex, fixed: Fixed): PairValue {
  const { starts, items } = index.startups.sector;
  const { lift } = index.learned.lift.sector;
  const width = index.investors.count;
  const own = fixed.side === 'INVESTOR' ? columnOf(lift, width, fixed.row) : null;
  return (startup, investor) => {
    const from = starts[startup]!;
    const to = starts[startup + 1]!;
    let sum = 0;
    for (let at = from; at < to; at++) sum += own === null ? lift[items[at]! * width + investor]! : own[items[at]!]!;
    return from === to ? Number.NaN : sum / (to - from);
  };
}

function states(index: MatchIndex, field: Field, investor: number): boolean {
  const { mandate } = index.investors.profiles[investor]!;
  if (field === 'sector') return mandate.sectors.length > 0;
  if (field === 'country') return mandate.countries.length > 0;
  return field === 'round' && mandate.rounds.length > 0;
}

function accountOf(index: MatchIndex, field: Field, startup: number, investor: number): Account {
  const codes = startupCodes(index.startups, field)(startup);
  const past = pastOf(index, index.investors.profiles[investor]!.id)[field];
  const alike = past.filter((deal) => deal.codes.some((code) => codes.includes(code)));
  const profile = index.startups.profiles[startup]!;
  return {
    parameters: {
      startup: field === 'sector' ? profile.sectors.join(', ') : shownValue(index, field, startup),
      deals: alike.length,
      of: past.length,
      stated: states(index, field, investor),
    },
    evidence: [],
    dealIds: alike.slice(0, 3).map(({ id }) => id),
  };
}

/** What a deal shows of one field. */
interface PastDeal {
  readonly id: string;
  readonly codes: readonly number[];
}

type Past = Readonly<Record<Field, readonly PastDeal[]>>;

/** The last investor's: the accounts of a list ask for the same again and again. */
const last = remembered<StartupColumns, Past>();

function pastOf(index: MatchIndex, investor: string): Past {
  return last(index.taught, () => findPast(index, investor), investor);
}

function findPast(index: MatchIndex, investor: string): Past {
  const deals = (index.dealsOf.get(investor) ?? []).filter(saysPreference);
  const shown = (field: Field) => deals.map((deal) => ({ id: deal.id, codes: dealCodes(index, field, deal) }));
  return Object.fromEntries(FIELDS.map((field) => [field, shown(field)])) as unknown as Past;
}

function shownValue(index: MatchIndex, field: Exclude<Field, 'sector'>, startup: number): string | number | null {
  const { raise, category, country, region } = index.startups.profiles[startup]!;
  return { category, country, region, round: raise?.round ?? null, size: raise?.amountUsd ?? null }[field];
}

function dealCodes(index: MatchIndex, field: Field, deal: DealEvent): readonly number[] {
  if (field === 'round') return [index.words.round.codes.get(deal.round ?? '') ?? -1];
  if (field === 'size') return [sizeCode(deal.amountUsd) || -1];
  const row = index.taught.rows.get(deal.startupId);
  return row === undefined ? [] : startupCodes(index.taught, field)(row);
}
