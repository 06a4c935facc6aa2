/**
 * `npm run bench -- race [--clients 200] [--rounds 50] [--operations 10000] [--seeds 20] [--writers 16]`: what must never
 * be when many book at once, counted; and how long a booking takes, in the race and alone. On the bundled server, or in a
 * database of its own on that of DATABASE_URL. Exits 1 when a count is not as it must be.
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startDatabase } from '#kit/postgres';
import { connected, dropDatabases, urlOf } from '../harness/server.ts';
import { quantile } from './graph/timed.ts';
import { type Hall, openHall } from './race/hall.ts';
import { randomOperations } from './race/operations.ts';
import { replayEvent } from './race/replay.ts';
import { aloneTimes, raceRounds } from './race/rounds.ts';
import { sameKey } from './race/same-key.ts';
import { watched } from './race/watch.ts';

/** Each with four connections, as a process of its own would have. */
const PROCESSES = 4;
const ALONE = 300;
const SAME_KEY = 50;
const DEADLOCKS = 'select deadlocks from pg_stat_database where datname = current_database()';
/** Operations between two reports of progress. */
const REPORTED = 1000;

const counts = (map: ReadonlyMap<string, number>): string =>
  [...map]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, n]) => `${what} ${n}`)
    .join(', ');

/** Prints a count and what it must be. */
function must(what: string, is: unknown, shall: unknown): void {
  const right = is === shall;
  if (!right) process.exitCode = 1;
  console.log(`  ${what.padEnd(62)}${String(is).padStart(8)}${right ? '' : `   MUST BE ${shall}`}`);
}

function time(what: string, times: readonly number[], baseline: number): void {
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  const ratio = (p50 / baseline).toFixed(2);
  console.log(`  ${what.padEnd(46)}${p50.toFixed(1).padStart(9)}${p99.toFixed(1).padStart(9)}${ratio.padStart(9)}`);
}

async function race(hall: Hall, clients: number, rounds: number): Promise<void> {
  await aloneTimes(hall, 50);
  const alone = await aloneTimes(hall, ALONE);
  const again = await aloneTimes(hall, ALONE);
  const { winners, refusals, times, overlaps, halfBooked } = await raceRounds(hall, clients, rounds);
  console.log(`\n${clients} clients x ${rounds} rounds for the same slot, over ${PROCESSES} pools of connections`);
  must('rounds with exactly one winner', winners.filter((n) => n === 1).length, rounds);
  must('losers told SLOT_TAKEN', refusals.get('SLOT_TAKEN') ?? 0, (clients - 1) * rounds);
  must('pairs of engagements that overlap (independent self-join)', overlaps, 0);
  must('half-booked meetings', halfBooked, 0);
  console.log(`\n${'a booking'.padEnd(48)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'ratio'.padStart(9)}`);
  const baseline = quantile(alone, 0.5);
  time('alone (baseline)', alone, baseline);
  time('alone again (A/A)', again, baseline);
  time(`one of ${clients} at once, waiting included`, times, baseline);
}

async function keys(hall: Hall): Promise<void> {
  const { replies, different, rows, otherRequest } = await sameKey(hall, SAME_KEY);
  console.log(`\nthe same key ${SAME_KEY} times at once`);
  must('replies with a meeting', replies, SAME_KEY);
  must('different replies', different, 1);
  must('meetings in the table', rows, 1);
  must('the key with another request', otherRequest, 'IDEMPOTENCY_KEY_REUSED');
}

async function operations(hall: Hall, seeds: number, count: number, writers: number): Promise<void> {
  const [done, refusals] = [new Map<string, number>(), new Map<string, number>()];
  const add = (into: Map<string, number>, from: ReadonlyMap<string, number>) => {
    for (const [what, n] of from) into.set(what, (into.get(what) ?? 0) + n);
  };
  const total = { steps: 0, clashes: 0, differences: 0, brokenAudits: 0 };
  const started = performance.now();
  for (let seed = 1; seed <= seeds; seed++) {
    const progress = (answered: number) => {
      if (answered % REPORTED !== 0) return;
      const all = (seed - 1) * Math.round(count / seeds) + answered;
      const rate = (1000 * all) / (performance.now() - started);
      console.log(`  seed ${seed}: ${answered} operations, ${rate.toFixed(0)} a second so far`);
    };
    const result = await watched(hall, `seed ${seed}`, (alive) =>
      randomOperations(hall, seed, Math.round(count / seeds), writers, (answered) => {
        alive();
        progress(answered);
      }),
    );
    const { steps, clashes, differences, brokenAudits } = await replayEvent(hall, result.forum.id);
    add(done, result.done);
    add(refusals, result.refusals);
    total.steps += steps;
    total.clashes += clashes.length;
    total.differences += differences.length;
    total.brokenAudits += brokenAudits.length;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${count} random operations by ${writers} writers over ${seeds} seeds, ${seconds} s`);
  console.log(`  done: ${counts(done)}\n  refused: ${counts(refusals)}`);
  must(
    'transactions replayed one after another',
    total.steps,
    [...done.values()].reduce((sum, n) => sum + n, 0),
  );
  must('places taken twice in the replay', total.clashes, 0);
  must('differences between the replayed state and the tables', total.differences, 0);
  must('meetings whose audit is no unbroken chain to their state', total.brokenAudits, 0);
}

const number = (by: string) => ({ type: 'string', default: by }) as const;
const OPTIONS = {
  ...{ clients: number('200'), rounds: number('50') },
  ...{ operations: number('10000'), seeds: number('20'), writers: number('16') },
};

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const server = await startDatabase({ ephemeral: true });
  const name = `race_${randomUUID().slice(0, 8)}`;
  try {
    const version = await connected(server.url, async (client) => {
      await client.query(`create database "${name}" template template0`);
      return (await client.query('show server_version')).rows[0].server_version as string;
    });
    console.log(`PostgreSQL ${version}`);
    const hall = await openHall(urlOf(server.url, name), PROCESSES);
    await race(hall, Number(values.clients), Number(values.rounds));
    await keys(hall);
    const [ended] = await hall.rows<{ deadlocks: string }>(DEADLOCKS);
    console.log(`\ntransactions that the database ended as deadlocks so far, and that ran again: ${ended!.deadlocks}`);
    await operations(hall, Number(values.seeds), Number(values.operations), Number(values.writers));
    await hall.close();
  } finally {
    await dropDatabases(server.url, name);
    await server.stop();
  }
}
