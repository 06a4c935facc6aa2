/** `npm run rank -- --in <folder> --out <folder>`: the engine on the deals benchmark, without a database. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex } from '#matching';
import { type DealsLists, listsOf } from './deals.lists.ts';
import { readDeals } from './deals.reader.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } });
  if (values.in === undefined || values.out === undefined)
    throw new Error('usage: npm run rank -- --in <folder> --out <folder>');
  const started = performance.now();
  const folder = await readDeals(values.in);
  const index = buildIndex(folder.alliance);
  const ready = performance.now();
  const { a, b } = listsOf(folder, index);
  const done = performance.now();
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'run-a.ndjson'), linesOf(a));
  await writeFile(join(values.out, 'run-b.ndjson'), linesOf(b));
  console.log(`model ${index.modelVersion} (${index.model}), as of ${index.asOf}`);
  console.log(
    `${a.size} startups, ${b.size} investors ranked; ${seconds(ready - started)} to load and learn, ${seconds(done - ready)} to rank`,
  );
  console.log(
    `${((done - ready) / (a.size + b.size)).toFixed(2)} ms a query, ${cpuSeconds().toFixed(1)} s of processor in all, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

function linesOf(lists: DealsLists['a']): string {
  return [...lists].map(([q, r]) => `${JSON.stringify({ q, r })}\n`).join('');
}

/** Beside the wall time, which a busy machine stretches. */
function cpuSeconds(): number {
  return process.cpuUsage().user / 1e6;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

await main();
