/**
 * `npm run bench -- timetable` without a folder: who meets whom and when at our own forum of question 17
 * (forum/forum-60x25.json: 60 startups, 25 investors, 24 slots on two days, 12 tables, three languages, three interpreters;
 * all made up, as the graph saw them). The greedy plan stands beside the searched one, and the search a second time; then
 * the exact choice, whose bound is proved by HiGHS, and the stable one with the pairs that would rather meet and could.
 */
import { readFileSync } from 'node:fs';
import { planTimetableOf } from '../../subgraphs/meetings/timetable.plan.ts';
import type { PlannedTimetable, ProblemPair, TimetableProblem } from '../../subgraphs/meetings/timetable.problem.ts';
import type { PairChoice } from '../../subgraphs/meetings/timetable.states.ts';

const INSTANCE = new URL('./forum/forum-60x25.json', import.meta.url);
const HOUR = 60;
const SOLVER_SECONDS = 60;

type PairRow = readonly [
  a: number,
  b: number,
  value: number,
  asked?: ProblemPair['asked'],
  barred?: ProblemPair['barred'],
];
/** As the graph saw it, but for likings, which were not written down: each likes a meeting as much as it is worth. */
type Instance = Omit<TimetableProblem, 'pairs' | 'movable' | 'chances'> & {
  format: string;
  name: string;
  pairs: readonly PairRow[];
};

export function readForum(text: string): { name: string; problem: TimetableProblem } {
  const { format, name, pairs, ...rest } = JSON.parse(text) as Instance;
  if (format !== 'alliance-forum/1') throw new Error(`unknown format ${format}, expected alliance-forum/1`);
  const whole = pairs.map(([a, b, value, asked = null, barred = null]) => ({
    ...{ a, b, value, unasked: value, judged: true, asked, barred },
    likings: [value, value] as const,
  }));
  const chances = { id: null, basedOn: 'PRIOR' as const, outcomes: 0 };
  return { name, problem: { ...rest, movable: [], pairs: whole, chances } };
}

export async function run(): Promise<void> {
  const { name, problem } = readForum(readFileSync(INSTANCE, 'utf8'));
  const head = ['held', 'value', 'of bound', 'breaks', 'wait min', 'without', 'blocking', 'seconds'].map((word) =>
    word.padStart(10),
  );
  console.log(`${name.padEnd(28)}${head.join('')}`);
  await row('greedy', problem, 0);
  await row('searched', problem, 400_000);
  await row('searched, again (A/A)', problem, 400_000);
  await row('searched, ten times longer', problem, 4_000_000);
  await row('exact choice first', problem, 400_000, 'EXACT');
  await row('stable choice', problem, 400_000, 'STABLE');
}

async function row(label: string, problem: TimetableProblem, steps: number, choice: PairChoice = 'HEURISTIC') {
  const started = performance.now();
  const wishes = {
    ...{ longestWaitMinutes: HOUR, atLeast: null, fairToStates: false },
    ...{ choice, solverSeconds: SOLVER_SECONDS, steps },
  };
  const planned = await planTimetableOf(problem, wishes);
  const seconds = (performance.now() - started) / 1000;
  const { held, value, bound, breaks, blocking, entries } = planned;
  const met = new Set(entries.flatMap(({ a, b }) => [a, b]));
  const cells = [
    ...[held, value.toFixed(2), `${((100 * value) / bound).toFixed(1)} %`, breaks, longestWait(problem, planned)],
    ...[problem.participants.length - met.size, blocking, seconds.toFixed(2)],
  ];
  console.log(`${label.padEnd(28)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
}

/** Minutes, counted from the slots: nobody waits longer between two meetings of a session. */
function longestWait({ slots }: TimetableProblem, { entries }: PlannedTimetable): number {
  const seats = entries.flatMap(({ a, b, slot }) => [a, b].map((party) => ({ party, slot: slots[slot]! })));
  const ofParties = Map.groupBy(seats, ({ party, slot }) => `${party} ${slot.session}`);
  const waits = [...ofParties.values()].flatMap((own) => {
    const sorted = own.map(({ slot }) => slot).sort((x, y) => x.startsAt - y.startsAt);
    return sorted.slice(1).map((slot, i) => (slot.startsAt - sorted[i]!.endsAt) / 60_000);
  });
  return Math.max(0, ...waits);
}
