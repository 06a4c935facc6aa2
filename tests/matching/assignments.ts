import type { AssignmentProblem, CandidatePair } from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';

/** Repeatable chance for the worlds of these tests. */
export function chance(seed: number) {
  const unit = randomFrom(seed * 0x9e3779b9 + 1);
  const below = (n: number) => Math.floor(unit() * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return { unit, below, one };
}

export interface World {
  readonly left: number;
  readonly right: number;
  readonly pairs: number;
  readonly floors?: boolean;
  readonly stateFairness?: number;
}

/** A small market of two sides with all that bears on a choice: musts, wants, bars, quotas, free slots, places. */
export function smallMarket(seed: number, { left, right, pairs, floors, stateFairness }: World): AssignmentProblem {
  const { unit, below, one } = chance(seed);
  const all = Array.from({ length: left * right }, (_, at) => [Math.floor(at / right), left + (at % right)] as const);
  const some = all
    .map((between) => ({ between, key: unit() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, pairs);
  return {
    participants: Array.from({ length: left + right }, () => ({
      quota: below(3) + 1,
      free: below(6) === 0 ? below(3) : undefined,
      floor: floors ? below(3) : undefined,
      state: one(['KZ', 'UZ', undefined]),
    })),
    pairs: some.map(
      ({ between }): CandidatePair => ({
        between: unit() < 0.5 ? between : [between[1], between[0]],
        value: Math.round(unit() * 1000) / 1000,
        asked: one([undefined, undefined, undefined, 'WANT', 'MUST'] as const),
        barred: below(12) === 0 ? one(['NEVER', 'EXCLUDED', 'MET_BEFORE'] as const) : undefined,
        likings: [unit(), unit()],
      }),
    ),
    places: 3 + below(6),
    stateFairness,
  };
}

export const WORTH = { MUST: 2, WANT: 0.5 } as const;

/** Written from the words alone: every rule that a choice breaks. */
export function brokenBy({ participants, pairs, places }: AssignmentProblem, chosen: readonly number[]): string[] {
  const broken: string[] = [];
  if (new Set(chosen).size < chosen.length) broken.push('a pair twice');
  if (chosen.length > (places ?? 1e9)) broken.push('too many for the places');
  for (const e of chosen) if (pairs[e]!.barred) broken.push(`pair ${e} is barred`);
  participants.forEach(({ quota, free = quota }, p) => {
    const met = chosen.filter((e) => pairs[e]!.between.includes(p)).length;
    if (met > Math.min(quota, free)) broken.push(`participant ${p} meets ${met}`);
  });
  return broken;
}

/** The objective from the words alone; a floor that can never be reached is not counted. */
export function objectiveOf(problem: AssignmentProblem, chosen: readonly number[]): number {
  const { participants, pairs, stateFairness = 0 } = problem;
  const worth = chosen.reduce((sum, e) => sum + pairs[e]!.value + (pairs[e]!.asked ? WORTH[pairs[e]!.asked] : 0), 0);
  const mine = participants.map((_, p) => chosen.filter((e) => pairs[e]!.between.includes(p)).length);
  const reach = participants.map(({ quota, free = quota }, p) => {
    const can = (q: number) => Math.min(participants[q]!.quota, participants[q]!.free ?? 1e9) > 0;
    return Math.min(
      quota,
      free,
      pairs.filter((e) => !e.barred && e.between.includes(p) && e.between.every(can)).length,
    );
  });
  const missing = participants.reduce(
    (sum, { floor = 0 }, p) => sum + Math.max(0, Math.min(floor, reach[p]!) - mine[p]!),
    0,
  );
  const of = (list: readonly number[], state: string) =>
    list.reduce((sum, n, p) => sum + (participants[p]!.state === state ? n : 0), 0);
  const states = ['KZ', 'UZ'];
  const supply = states.reduce((sum, state) => sum + of(reach, state), 0);
  const taken = states.reduce((sum, state) => sum + of(mine, state), 0);
  const lacking = states.map((state) =>
    supply === 0 ? 0 : Math.max(0, (of(reach, state) / supply) * taken - of(mine, state)),
  );
  return worth - 10 * missing - stateFairness * (lacking[0]! + lacking[1]!);
}

/** The highest objective of all choices that keep the rules, tried one by one. */
export function bestChoice(problem: AssignmentProblem): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let set = 0; set < 2 ** problem.pairs.length; set++) {
    const chosen = problem.pairs.flatMap((_, e) => (set & (1 << e) ? [e] : []));
    if (brokenBy(problem, chosen).length === 0) best = Math.max(best, objectiveOf(problem, chosen));
  }
  return best;
}

/** The pairs that block a choice, from the words alone. */
export function blockersOf(
  { participants, pairs, places = 1e9 }: AssignmentProblem,
  chosen: readonly number[],
): number[] {
  const likes = (p: number, e: number) => pairs[e]!.likings?.[pairs[e]!.between.indexOf(p)] ?? pairs[e]!.value;
  return pairs.flatMap(({ between, barred }, e) => {
    if (barred || chosen.includes(e)) return [];
    const wish = between.map((p) => {
      const { quota, free = quota } = participants[p]!;
      const mine = chosen.filter((f) => pairs[f]!.between.includes(p));
      const leaves = mine.some((f) => likes(p, f) < likes(p, e));
      return { would: leaves || mine.length < Math.min(quota, free), leaves };
    });
    const room = chosen.length < places || wish.some(({ leaves }) => leaves);
    return room && wish.every(({ would }) => would) ? [e] : [];
  });
}
