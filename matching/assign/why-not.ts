import type { LeftOutBecause } from '../timetable/why-not.ts';
import type { Bar, NotChosen } from './assignment.ts';
import type { Choice } from './choice.ts';

/** Why each pair without a meeting has none: the first rule that stops it beside those chosen. */
export function notChosenOf(choice: Choice): NotChosen[] {
  const { pairs } = choice.market.problem;
  return pairs.flatMap((_, pair) => (choice.chosen[pair] === 1 ? [] : [{ pair, whyNot: whyNot(choice, pair) }]));
}

function whyNot(choice: Choice, pair: number): LeftOutBecause {
  const { problem, places } = choice.market;
  const { between, barred } = problem.pairs[pair]!;
  if (barred !== undefined) return becauseOf(barred);
  const own = between.map((p) => ({ ...problem.participants[p]!, meets: choice.of[p]!.length }));
  const full = own.filter(({ meets, quota, free = quota }) => meets >= Math.min(quota, free));
  if (full.some(({ quota, free = quota }) => quota <= free)) return 'QUOTA';
  if (full.length > 0) return 'NO_COMMON_SLOT';
  const isRationed = between.some((p) => choice.isFull(p));
  return isRationed || choice.all.length >= places ? 'TABLES_FULL' : 'LOWER_VALUE';
}

/** Whoever met before is excluded from meeting again. */
export function becauseOf(barred: Bar): LeftOutBecause {
  return barred === 'MET_BEFORE' ? 'EXCLUDED' : barred;
}
