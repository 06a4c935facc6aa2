/**
 * `npm run bench -- assign [--only 60x25] [--seconds 60] [--seed 1]`: who meets whom in generated events of two sides, where
 * tables are scarce. Greedy alone, greedy and local search (twice: the second is the A/A control of its time), the stable
 * choice, the exact one with its proven bound; then the plan that also says when. Value is expected kept meetings.
 */
import { parseArgs } from 'node:util';
import {
  type AssignmentProblem,
  blockingPairs,
  chooseExactly,
  choosePairs,
  chooseStably,
  type PlanEvent,
  planMeetings,
} from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { highs } from '../../subgraphs/meetings/linear.solver.ts';

interface Size {
  readonly name: string;
  readonly startups: number;
  readonly investors: number;
  readonly tables: number;
}

const SIZES: readonly Size[] = [
  { name: '60x25', startups: 60, investors: 25, tables: 9 },
  { name: '200x80', startups: 200, investors: 80, tables: 30 },
  { name: '1000x400', startups: 1000, investors: 400, tables: 150 },
];
const SLOTS = 36;
const QUOTAS = { startup: 8, investor: 20 };

export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
    },
  });
  for (const size of SIZES.filter(({ name }) => name.includes(values.only))) {
    const event = generated(size, Number(values.seed));
    const problem = choiceAlone(event);
    console.log(`\n${size.name}: ${problem.pairs.length} pairs, ${problem.places} places, seed ${values.seed}`);
    console.log(['', 'value', 'of bound', 'seconds', 'ratio', 'blocking'].map((word) => word.padStart(14)).join(''));
    await compare(problem, event, Number(values.seconds));
  }
}

async function compare(problem: AssignmentProblem, event: PlanEvent, seconds: number): Promise<void> {
  const startups = problem.participants.flatMap(({ quota }, p) => (quota === QUOTAS.startup ? [p] : []));
  const greedy = await timed(() => choosePairs(problem, { steps: 0 }));
  const local = await timed(() => choosePairs(problem));
  const again = await timed(() => choosePairs(problem));
  const stable = await timed(() => chooseStably(problem, startups));
  const exact = await timed(() => chooseExactly(problem, highs, { seconds }));
  const { bound, status } = exact.result;
  const line = (name: string, { result, took }: Timed<Row>) => {
    const blocking = (result.blocking ?? blockingPairs(problem, result.chosen)).length;
    const share = `${((100 * result.value) / bound).toFixed(2)} %`;
    const cells = [name, result.value.toFixed(2), share, took.toFixed(2), (took / local.took).toFixed(2), blocking];
    console.log(cells.map((cell) => String(cell).padStart(14)).join(''));
  };
  line('greedy', greedy);
  line('+ local search', local);
  line('the same again', again);
  line('stable', stable);
  line('exact', exact);
  console.log(
    `${'bound'.padStart(14)}${bound.toFixed(2).padStart(14)}   ${status === 'OPTIMAL' ? 'proved optimal' : status}`,
  );
  const started = performance.now();
  const plan = await planMeetings(event, { spent: () => (performance.now() - started) / 1000 / seconds });
  const chosen = plan.timetable.slot.flatMap((t, e) => (t >= 0 ? [e] : []));
  line('plan with slots', { result: { value: plan.value, chosen }, took: (performance.now() - started) / 1000 });
}

interface Row {
  readonly value: number;
  readonly chosen: readonly number[];
  /** The stable choice's own: under the rations that it says. */
  readonly blocking?: readonly number[];
}

interface Timed<T> {
  readonly result: T;
  readonly took: number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const started = performance.now();
  const result = await work();
  return { result, took: (performance.now() - started) / 1000 };
}

/** Both sides have tastes of their own and agree in part on who is good; a pair's value is the chance that both say yes. */
function generated(
  { startups, investors, tables }: Size,
  seed: number,
): PlanEvent & { readonly likings: [number, number][] } {
  const unit = randomFrom(seed);
  const fame = Array.from({ length: startups + investors }, () => unit());
  const taste = Array.from({ length: startups + investors }, () => Math.floor(unit() * 8));
  const yes = (p: number, q: number) => (taste[p] === taste[q] ? 0.9 : 0.45) * (0.3 + 0.4 * fame[q]! + 0.3 * unit());
  const pairs: PlanEvent['pairs'][number][] = [];
  const likings: [number, number][] = [];
  for (let a = 0; a < startups; a++)
    for (let b = startups; b < startups + investors; b++) {
      const liking: [number, number] = [yes(a, b), yes(b, a)];
      likings.push(liking);
      pairs.push({ between: [a, b], value: liking[0] * liking[1], barred: unit() < 0.02 ? 'NEVER' : undefined });
    }
  const participants = Array.from({ length: startups + investors }, (_, p) => ({
    maxMeetings: p < startups ? QUOTAS.startup : QUOTAS.investor,
    forbidden: unit() < 0.2 ? Array.from({ length: SLOTS / 2 }, (_, t) => t) : [],
  }));
  return { slots: SLOTS, tables, pauses: [9, 18, 27], participants, pairs, likings };
}

function choiceAlone(event: ReturnType<typeof generated>): AssignmentProblem {
  return {
    participants: event.participants.map(({ maxMeetings = 0, forbidden = [] }) => ({
      quota: maxMeetings,
      free: SLOTS - forbidden.length,
    })),
    pairs: event.pairs.map((pair, e) => ({ ...pair, likings: event.likings[e]! })),
    places: SLOTS * (event.tables as number),
  };
}
