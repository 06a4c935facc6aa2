/**
 * `npm run bench -- learning --in <folder>`: what requests notice of learning. The deals of the folder are imported; then the
 * graph starts, and is asked for one word and for match lists while its model is learned in a worker; beside the same when
 * nothing is learned, twice (A/A), and beside learning in the thread that answers. Delay is the longest that thread was held.
 */
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildIndex } from '#matching';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { MATCH_LIST, ONE_WORD, type Served, serveGraph } from './graph/served.ts';
import { quantile, timed } from './graph/timed.ts';

const QUIET_REQUESTS = 300;
const HEADER =
  '                              seconds   delay ms   one word p50, p99, most ms   match list p50, p99, most ms';

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { in: { type: 'string' } } });
  if (!values.in) throw new Error('usage: npm run bench -- learning --in <folder>');
  const graph = await serveGraph(values.in);
  console.log(HEADER);
  let isLearned = false;
  const warm = graph.warm().finally(() => {
    isLearned = true;
  });
  warm.catch(() => undefined); // told below
  await row('until the first list', async () => {
    await graph.send(MATCH_LIST);
    return null;
  });
  await row('while learning', () => asked(graph, () => isLearned));
  await warm;
  for (const name of ['nothing learned', 'nothing learned (A/A)'])
    await row(name, () => asked(graph, (n) => n >= QUIET_REQUESTS));
  const { alliance } = await readDeals(values.in);
  await row('learned in the same thread', async () => {
    buildIndex(alliance);
    return null;
  });
  await graph.close();
}

interface Asked {
  readonly words: readonly number[];
  readonly lists: readonly number[];
}

async function asked(graph: Served, isEnough: (requests: number) => boolean): Promise<Asked> {
  const [words, lists] = await Promise.all(
    [ONE_WORD, MATCH_LIST].map((body) => timed(() => graph.send(body), 1, isEnough)),
  );
  return { words: words!, lists: lists! };
}

async function row(name: string, work: () => Promise<Asked | null>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await pause(50); // it counts from its second tick on
  delay.reset();
  const started = performance.now();
  const found = await work();
  const seconds = (performance.now() - started) / 1000;
  await pause(50);
  delay.disable();
  const shown = (times: readonly number[]) =>
    [quantile(times, 0.5), quantile(times, 0.99), times.at(-1)!].map((ms) => ms.toFixed(1).padStart(8)).join(' ');
  const cells = found ? `   ${shown(found.words)}   ${shown(found.lists)}` : '';
  console.log(
    `${name.padEnd(28)}${seconds.toFixed(1).padStart(9)}${(delay.max / 1e6).toFixed(0).padStart(11)}${cells}`,
  );
}
