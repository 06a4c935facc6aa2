import type { Problem } from './problem.ts';
import type { Seating } from './seating.ts';

export type LeftOutBecause =
  | 'NEVER'
  | 'EXCLUDED'
  | 'QUOTA'
  | 'NO_COMMON_SLOT'
  | 'NO_COMMON_LANGUAGE'
  | 'TABLES_FULL'
  | 'LOWER_VALUE';

export interface LeftOut {
  readonly meeting: number;
  readonly whyNot: LeftOutBecause;
}

/** Why each meeting without a slot has none: the first rule that stops it in the timetable as it is. A slot without tables is none. */
export function leftOutOf(problem: Problem, seating: Seating): LeftOut[] {
  const left = Array.from({ length: problem.meetings }, (_, m) => m).filter((m) => seating.slot[m]! < 0);
  return left.map((meeting) => ({ meeting, whyNot: whyNot(problem, seating, meeting) }));
}

function whyNot(problem: Problem, seating: Seating, m: number): LeftOutBecause {
  const { event, between, choices, interpreters, quota, slots, tables, away } = problem;
  const pair = [between[2 * m]!, between[2 * m + 1]!];
  const barred = event.meetings[m]!.barred;
  if (barred !== undefined) return barred;
  if (interpreters[m]?.length === 0) return 'NO_COMMON_LANGUAGE';
  const open = choices[m]!.filter((t) => tables[t]! > 0);
  if (open.length === 0) return 'NO_COMMON_SLOT';
  if (pair.some((p) => seating.held[p]! >= quota[p]!)) return 'QUOTA';
  const free = open.filter((t) => pair.every((p) => seating.at[p * slots + t]! < 0) && seating.inOrder(m, t));
  if (free.length === 0) return 'NO_COMMON_SLOT';
  const seated = free.filter((t) => seating.used[t]! < tables[t]!);
  if (seated.length === 0) return 'TABLES_FULL';
  const works = (t: number) =>
    interpreters[m]!.some((r) => away[r * slots + t] === 0 && seating.at[r * slots + t]! < 0);
  if (interpreters[m] !== null && !seated.some(works)) return 'NO_COMMON_LANGUAGE';
  return 'LOWER_VALUE';
}
