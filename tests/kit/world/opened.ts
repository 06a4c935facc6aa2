import { afterAll } from 'vitest';
import type { Clock } from '#kit/context';
import type { ErrorListener } from '#kit/error-listener';
import { migrate, prepareKit } from '#kit/prepare';
import { type RunningSubgraph, startSubgraph } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
import { freshDatabase } from '../../harness/database.ts';

export const clock: Clock = () => new Date('2026-11-23T00:00:00Z');

const running: RunningSubgraph[] = [];
afterAll(() => Promise.all(running.map((one) => one.close())));

/** Opens a subgraph until the test file ends; on a database of its own unless one is named. */
export async function opened(
  subgraph: Subgraph,
  options: { databaseUrl?: string; onError?: ErrorListener | undefined; clock?: Clock | undefined } = {},
): Promise<RunningSubgraph> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  await prepareKit(databaseUrl);
  const one = await startSubgraph(subgraph, { clock, ...options, databaseUrl });
  running.push(one);
  await migrate(subgraph, one.orm);
  return one;
}
