import { afterAll } from 'vitest';
import type { ErrorListener } from '#kit/error-listener';
import { migrate, prepareKit } from '#kit/prepare';
import { type RunningSubgraph, startSubgraph } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
import { freshDatabase } from '../../harness/database.ts';

export const clock = () => new Date('2026-11-23T00:00:00Z');

const running: RunningSubgraph[] = [];
afterAll(() => Promise.all(running.map((one) => one.close())));

/** Opens a subgraph until the test file ends; on a database of its own unless one is named. */
export async function opened(
  subgraph: Subgraph,
  { databaseUrl, onError }: { databaseUrl?: string; onError?: ErrorListener | undefined } = {},
): Promise<RunningSubgraph> {
  const url = databaseUrl ?? (await freshDatabase());
  await prepareKit(url);
  const one = await startSubgraph(subgraph, { databaseUrl: url, clock, onError });
  running.push(one);
  await migrate(subgraph, one.orm);
  return one;
}
