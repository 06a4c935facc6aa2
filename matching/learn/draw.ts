/**
 * Candidates of questions whose answers are known: those that the model ranks first, for they are hard to tell from right
 * ones, some of the others, and the right ones. What was drawn stands for what was not.
 */
import type { MatchIndex } from '../build.ts';
import type { Fixed, PairCriterion } from '../criteria/criterion.ts';
import type { Side } from '../match.ts';
import { rankInvestorIds, rankStartupIds } from '../rank.ts';
import { stopOf, weighted } from '../score.ts';
import { LEARNABLE } from './learnable.ts';
import { joined, noSamples, type Samples } from './samples.ts';
import { TRAITS } from './traits.ts';

export interface Question {
  /** Who asks: a startup for investors, or an investor for startups. */
  readonly side: Side;
  readonly id: string;
  readonly right: ReadonlySet<string>;
  /** Against other questions; its right answers share it. */
  readonly weight: number;
}

export interface DrawOptions {
  readonly best: number;
  readonly others: number;
  /** Ids of the startups that investors may be offered. */
  readonly among: readonly string[];
  /** Those whose values are told; `LEARNABLE` where not said. */
  readonly criteria?: readonly PairCriterion[];
}

/** Deterministic. Questions without a right answer that the index knows teach nothing. */
export function drawSamples(index: MatchIndex, questions: readonly Question[], options: DrawOptions): Samples {
  const among = Uint32Array.from(options.among.flatMap((id) => index.startups.rows.get(id) ?? [])).sort();
  const known = questions.filter(({ side, right }) => [...right].some((id) => otherRows(index, side).has(id)));
  if (known.length === 0) return noSamples((options.criteria ?? LEARNABLE).map(({ name }) => name));
  return joined(known.map((question, at) => drawOne(index, question, { ...options, rows: among }, at)));
}

function drawOne(
  index: MatchIndex,
  { side, id, right, weight }: Question,
  { best, others, among, rows, criteria = LEARNABLE }: DrawOptions & { readonly rows: Uint32Array },
  seed: number,
): Samples {
  const fixed: Fixed = { side, row: ownRows(index, side).get(id)! };
  const list =
    side === 'STARTUP' ? rankInvestorIds(index, id, { k: best }) : rankStartupIds(index, id, { k: best, among });
  const rowsOf = (ids: Iterable<string>) => [...ids].flatMap((one) => otherRows(index, side).get(one) ?? []);
  const answers = new Set(rowsOf(right));
  const certain = [...new Set([...answers, ...rowsOf(list)])];
  const all = side === 'STARTUP' ? index.investors.all : rows;
  const drawn = drawOthers(all, new Set(certain), others, seed, (row) => isOpen(index, fixed, row));
  const kept = [...certain, ...drawn];
  // They stand for all that were not drawn. Those that a hard criterion stops are counted among these, though none is ever
  // drawn: whether each of all is open is not asked, so that where many are stopped the others count for a little too much.
  const share = drawn.length === 0 ? 1 : Math.max(1, (all.length - certain.length) / drawn.length);
  return {
    names: criteria.map(({ name }) => name),
    values: valuesOf(index, fixed, kept, criteria),
    traits: traitsOf(index, fixed, kept),
    right: Uint8Array.from(kept, (row) => Number(answers.has(row))),
    stands: Float32Array.from(kept, (_, at) => (at < certain.length ? 1 : share)),
    starts: Uint32Array.of(0, kept.length),
    counts: Float64Array.of(weight / answers.size),
  };
}

function valuesOf(
  index: MatchIndex,
  fixed: Fixed,
  rows: readonly number[],
  criteria: readonly PairCriterion[],
): Float32Array[] {
  const values = new Map(weighted(index, fixed, undefined).map(({ criterion, value }) => [criterion.name, value]));
  return criteria.map(({ name }) => {
    const value = values.get(name) ?? null;
    return Float32Array.from(rows, (row) => {
      if (value === null) return Number.NaN;
      return fixed.side === 'STARTUP' ? value(fixed.row, row) : value(row, fixed.row);
    });
  });
}

function traitsOf({ learned: { traits } }: MatchIndex, { side, row }: Fixed, rows: readonly number[]): Float32Array[] {
  return TRAITS.map((trait) => Float32Array.from(rows, (other) => traits[trait][side === 'STARTUP' ? other : row]!));
}

function isOpen(index: MatchIndex, { side, row }: Fixed, other: number): boolean {
  const [startup, investor] = side === 'STARTUP' ? [row, other] : [other, row];
  return stopOf(index, index.startups.profiles[startup]!, index.investors.profiles[investor]!) === null;
}

/** Without repetition; a stream of Numerical Recipes' linear congruential generator, whose high bits are used. */
function drawOthers(
  all: Uint32Array,
  taken: ReadonlySet<number>,
  count: number,
  seed: number,
  isOpen: (row: number) => boolean,
): number[] {
  const drawn = new Set<number>();
  let state = seed + 1;
  for (let tries = 0; drawn.size < count && tries < 8 * count; tries++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const row = all[Math.floor((state / 2 ** 32) * all.length)]!;
    if (!taken.has(row) && isOpen(row)) drawn.add(row);
  }
  return [...drawn];
}

function ownRows({ startups, investors }: MatchIndex, side: Side): ReadonlyMap<string, number> {
  return side === 'STARTUP' ? startups.rows : investors.rows;
}

function otherRows({ startups, investors }: MatchIndex, side: Side): ReadonlyMap<string, number> {
  return side === 'STARTUP' ? investors.rows : startups.rows;
}
