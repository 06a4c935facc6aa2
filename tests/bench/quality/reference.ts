/** Published lists beside the folder, where there are any. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DealsLists } from '../../../subgraphs/matches/deals.lists.ts';

/** Log-lifts, ridge, and boosted trees over both. */
export const REFERENCES = ['nb', 'rid', 'ens'];

export async function referenceLists(folder: string, name: string): Promise<DealsLists | null> {
  const read = async (task: string) => {
    const text = gunzipSync(await readFile(join(folder, '..', 'reference', `${task}-${name}.ndjson.gz`))).toString();
    const rows = text.split('\n').filter(Boolean);
    return new Map(rows.map((line) => JSON.parse(line) as { q: string; r: string[] }).map(({ q, r }) => [q, r]));
  };
  const found = await Promise.allSettled([read('A'), read('B')]);
  const [a, b] = found.map((each) => (each.status === 'fulfilled' ? each.value : null));
  return a && b ? { a, b } : null;
}
