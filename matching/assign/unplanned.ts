import type { Timetable } from '../timetable/event.ts';
import { problemOf } from '../timetable/problem.ts';
import { Seating } from '../timetable/seating.ts';
import { leftOutOf } from '../timetable/why-not.ts';
import type { NotChosen } from './assignment.ts';
import { eventAmong, type Stage } from './stage.ts';
import { becauseOf } from './why-not.ts';

/** Pairs explained at a time, so that an event of many needs no more memory than its timetable. */
const SLICE = 10_000;

/** Why each pair without a slot has none beside those that have one. */
export function unplannedOf(stage: Stage, { slot, interpreter }: Timetable): NotChosen[] {
  const { bars } = stage;
  const held = slot.flatMap((t, pair) => (t >= 0 ? [pair] : []));
  const open = slot.flatMap((t, pair) => (t < 0 && bars[pair] === undefined ? [pair] : []));
  const left: NotChosen[] = bars.flatMap((bar, pair) => (bar === undefined ? [] : [{ pair, whyNot: becauseOf(bar) }]));
  for (let from = 0; from < open.length; from += SLICE) {
    const pairs = [...held, ...open.slice(from, from + SLICE)];
    const problem = problemOf(eventAmong(stage, pairs, () => 1));
    const seating = new Seating(problem);
    const resourceOf = (by: number) => (by < 0 ? -1 : problem.people + by);
    seating.copy(
      pairs.map((pair) => slot[pair]!),
      pairs.map((pair) => resourceOf(interpreter[pair]!)),
    );
    for (const { meeting, whyNot } of leftOutOf(problem, seating)) left.push({ pair: pairs[meeting]!, whyNot });
  }
  return left.sort((a, b) => a.pair - b.pair);
}
