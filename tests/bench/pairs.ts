/**
 * `npm run bench -- pairs [--startups 100000] [--investors 10000] [--threads 2] [--scans 20]`: the best fifty startups of every
 * investor, exactly, in one thread and in several over shared memory, beside the full scan and beside themselves (A/A).
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildIndex, type MatchIndex } from '#matching';
import { scanStartups } from '../../matching/scan/scan.ts';
import type { Work } from '../../matching/scan/search.ts';
import { stopOf } from '../../matching/score.ts';
import { judgeOf } from './judge.ts';
import { marketOf } from './million/market.ts';
import { type Task, work } from './pairs/part.ts';
import { shared } from './pairs/share.ts';
import { cpuMs, quantile, stopwatch, timed } from './speed/measure.ts';

const K = 50;

interface Ran {
  readonly task: Task;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly done: Work;
}

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { startups: text, investors: text, threads: text, scans: text },
  });
  const watch = stopwatch();
  const { alliance } = marketOf(Number(values.startups ?? 100_000), Number(values.investors ?? 10_000));
  const index = buildIndex(alliance);
  const pairs = index.startups.count * index.investors.count;
  console.log(
    `${index.startups.count} startups x ${index.investors.count} investors made and learned in ${watch()}; ${judgeOf(index)}`,
  );
  const scan = scanOf(index, Number(values.scans ?? 20));
  console.log(
    '                         seconds    CPU seconds    M pairs/s    M pairs/s of CPU    pairs scored    rows looked at',
  );
  const rate = (ms: number) => (index.startups.count / ms / 1000).toFixed(1);
  console.log(
    `full scan, ${scan.wall.length} investors${rate(quantile(scan.wall, 0.5)).padStart(30)}${rate(quantile(scan.cpu, 0.5)).padStart(20)}             100 %`,
  );
  inOneThread(index);
  const runs = [
    ['one thread', inOneThread(index)],
    ['one thread again (A/A)', inOneThread(index)],
  ] as [string, Ran][];
  const threads = Number(values.threads ?? 2);
  runs.push([`${threads} threads`, await inThreads(index, threads)]);
  for (const [name, ran] of runs) print(name, ran, pairs);
  const equal = runs.every(([, { task }]) => same(task, runs[0]![1].task));
  console.log(
    `lists of all runs equal: ${equal ? 'yes' : 'NO'}; equal to the full scan: ${equalToScan(index, runs[0]![1].task, scan.wall.length)}`,
  );
}

function print(name: string, { seconds, cpuSeconds, done }: Ran, pairs: number): void {
  const share = (n: number) => `${((100 * n) / pairs).toFixed(3)} %`;
  const cells = [
    seconds.toFixed(1),
    cpuSeconds.toFixed(1),
    (pairs / seconds / 1e6).toFixed(1),
    (pairs / cpuSeconds / 1e6).toFixed(1),
  ];
  const widths = [8, 15, 13, 20];
  console.log(
    name.padEnd(24) +
      cells.map((cell, at) => cell.padStart(widths[at]!)).join('') +
      share(done.scored).padStart(16) +
      share(done.rows).padStart(18),
  );
}

function taskFor(index: MatchIndex): Task {
  const places = index.investors.count * K;
  return {
    index,
    k: K,
    taken: new Int32Array(new SharedArrayBuffer(4)),
    rows: new Uint32Array(new SharedArrayBuffer(4 * places)),
    scores: new Float64Array(new SharedArrayBuffer(8 * places)),
  };
}

function inOneThread(index: MatchIndex): Ran {
  const task = taskFor(index);
  const [from, cpu] = [performance.now(), cpuMs()];
  const done = work(task);
  return { task, done, seconds: (performance.now() - from) / 1000, cpuSeconds: (cpuMs() - cpu) / 1000 };
}

async function inThreads(index: MatchIndex, threads: number): Promise<Ran> {
  const task = { ...taskFor(index), index: shared(index) };
  const url = new URL('./pairs/worker.ts', import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(url, { workerData: task }));
  await Promise.all(workers.map((one) => once(one, 'message')));
  const [from, cpu] = [performance.now(), cpuMs()];
  const answers = workers.map((one) => once(one, 'message') as Promise<[Work]>);
  for (const one of workers) one.postMessage('go');
  const parts = (await Promise.all(answers)).map(([part]) => part);
  const times = { seconds: (performance.now() - from) / 1000, cpuSeconds: (cpuMs() - cpu) / 1000 };
  await Promise.all(workers.map((one) => one.terminate()));
  const sum = (name: keyof Work) => parts.reduce((total, part) => total + part[name], 0);
  return {
    task,
    ...times,
    done: { blocks: sum('blocks'), rows: sum('rows'), scored: sum('scored') },
  };
}

const scanned = (n: number, index: MatchIndex) => (n * 499) % index.investors.count;

function scanList(index: MatchIndex, investor: number) {
  const profile = index.investors.profiles[investor]!;
  return scanStartups(
    index,
    investor,
    K,
    undefined,
    (row) => stopOf(index, index.startups.profiles[row]!, profile) === null,
  );
}

function scanOf(index: MatchIndex, scans: number) {
  scanList(index, 0);
  return timed(scans, (n) => void scanList(index, scanned(n, index)));
}

function same(a: Task, b: Task): boolean {
  return a.rows.every((row, at) => row === b.rows[at]) && a.scores.every((score, at) => score === b.scores[at]);
}

function equalToScan(index: MatchIndex, { rows, scores }: Task, scans: number): string {
  const equal = Array.from({ length: scans }, (_, n) => scanned(n, index)).filter((investor) => {
    const list = scanList(index, investor);
    const ends = list.length === K || rows[investor * K + list.length] === 0;
    return (
      ends &&
      list.every(({ row, score }, at) => rows[investor * K + at] === row + 1 && scores[investor * K + at] === score)
    );
  });
  return `${equal.length} of ${scans} looked at`;
}
