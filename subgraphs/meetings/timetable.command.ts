/** `npm run timetable -- --in instance.json --out schedule.json --seconds 20`: lays out the meetings of an event in b2b-schedule/1. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Clash, clashOf, type Rule, scheduleMeetings, type TimetableEvent } from '#matching';
import { readInstance } from './event.reader.ts';
import { clasp } from './solver.ts';

const UNSATISFIABLE = 3;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      in: { type: 'string' },
      out: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const seconds = Number(values.seconds);
  if (values.in === undefined || values.out === undefined || !(seconds > 0))
    throw new Error('usage: npm run timetable -- --in <instance.json> --out <schedule.json> [--seconds 20] [--seed 1]');
  const { name, event } = readInstance(await readFile(values.in, 'utf8'));
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
  });
  const outcome = await scheduleMeetings(event, {
    seed: Number(values.seed),
    solver: clasp,
    spent: () => elapsed() / seconds,
    shouldStop: () => interrupted,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    rest: () => new Promise((resolve) => setTimeout(resolve, 20)),
    onProgress: ({ held, breaks, bound, isBreached }) => {
      const found = `${held} of ${event.meetings.length} held, ${breaks} breaks (at least ${bound})`;
      const breach = isBreached ? ', fairness or the longest wait is broken' : '';
      console.log(`${elapsed().toFixed(3)} s  ${found}${breach}`);
    },
  });
  const { slot, table } = outcome.timetable;
  await writeFile(values.out, `${JSON.stringify({ instance: name, slot, table })}\n`);
  const result = `${outcome.held} of ${event.meetings.length} held, value ${outcome.value}, ${outcome.breaks} breaks`;
  console.log(`${outcome.status === 'UNSATISFIABLE' ? 'UNSAT' : outcome.status}  ${result}, ${elapsed().toFixed(2)} s`);
  const reasons = Map.groupBy(outcome.leftOut, ({ whyNot }) => whyNot);
  for (const [reason, left] of reasons) console.log(`left out, ${reason}: ${left.length}`);
  if (outcome.status !== 'UNSATISFIABLE') return;
  const late = elapsed() + seconds;
  const clash = await clashOf(event, { solver: clasp, shouldStop: () => interrupted || elapsed() > late });
  console.log(`these ${clash.rules.length} rules cannot hold together (${provedOf(clash)}):`);
  for (const rule of clash.rules) console.log(`  ${sentenceOf(event, rule)}`);
  process.exitCode = UNSATISFIABLE;
}

function provedOf({ rules, atLeast, isIrreducible }: Clash): string {
  if (atLeast === rules.length) return 'proved: no fewer clash';
  return isIrreducible
    ? `without any one of them the others can be met; at least ${atLeast} clash`
    : 'perhaps not all are needed';
}

function sentenceOf(event: TimetableEvent, { kind, of = -1 }: Rule): string {
  const meeting = event.meetings[of];
  const pair = `meeting ${of} (${meeting?.between.join(' with ')})`;
  const [first, then] = event.precedences?.[of] ?? [];
  const sentences: Readonly<Record<Rule['kind'], () => string>> = {
    HELD: () => `${pair} is held`,
    FIXED: () => `${pair} is fixed to slot ${meeting!.slot}`,
    SESSION: () => `${pair} is in session ${meeting!.session}`,
    BARRED: () => `${pair} is barred: ${meeting!.barred}`,
    QUOTA: () => `participant ${of} has at most ${event.participants[of]!.maxMeetings} meetings`,
    FORBIDDEN: () => `participant ${of} does not meet in slots ${event.participants[of]!.forbidden!.join(', ')}`,
    PRECEDENCE: () => `meeting ${then} is held only after meeting ${first}`,
    TABLES: () => `tables: ${JSON.stringify(event.tables)}`,
    FAIRNESS: () => `breaks differ by at most ${event.fairness}`,
    LONGEST_WAIT: () => `nobody waits longer than ${event.longestWait} slots`,
    LANGUAGES: () => 'the two of a meeting share a language or an interpreter',
  };
  return sentences[kind]();
}

await main();
