/**
 * `npm run bench -- lists [--in <folder>]`: how long a match list takes through the whole graph: 20 startups with names,
 * parks and reasons, beside a query that asks one subgraph for one word, and beside itself (A/A). With --in the deals of
 * the folder are imported first, and learned. Client and server share the process, so the client's work is in every figure.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { MATCH_LIST, ONE_WORD, serveGraph } from './graph/served.ts';
import { quantile, timed } from './graph/timed.ts';

const ROWS = [
  { name: 'one word (baseline)', body: ONE_WORD },
  { name: 'match list', body: MATCH_LIST },
  { name: 'match list again (A/A)', body: MATCH_LIST },
];
const WARM_UP = 30;
const REQUESTS = 300;
const CONNECTIONS = [1, 16];

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { in: { type: 'string' } } });
  const graph = await serveGraph(values.in);
  await graph.warm();
  console.log(
    '                         connections   p50 ms   p99 ms   p50 against baseline   subgraph calls   SQL statements',
  );
  for (const connections of CONNECTIONS) {
    let baseline = 0;
    for (const { name, body } of ROWS) {
      const send = () => graph.send(body);
      await timed(send, connections, (n) => n >= WARM_UP);
      const { calls, statements } = await graph.costOf(body);
      const times = await timed(send, connections, (n) => n >= REQUESTS);
      const p50 = quantile(times, 0.5);
      baseline ||= p50;
      const figures = [p50, quantile(times, 0.99)].map((figure) => figure.toFixed(1).padStart(8));
      console.log(
        `${name.padEnd(24)}${String(connections).padStart(12)} ${figures.join(' ')}${(p50 / baseline).toFixed(2).padStart(23)}${String(calls).padStart(17)}${String(statements).padStart(17)}`,
      );
    }
  }
  await graph.close();
}
