import type { StartSubgraphsOptions } from '#subgraphs';
import { demoStartups } from '#vocabulary/demonstration';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';

export const SILK = 'technopark_demo-silk';
export const STEPPE = 'technopark_demo-steppe';
export const manager = (technoparkId: string) => viewerOf('TECHNOPARK_MANAGER', technoparkId);
export const founder = (n: string) => viewerOf('FOUNDER', `startup_demo-${n}`);
export const MARCH = '{ from: "2027-03-01", to: "2027-04-01" }';

/** Alone, but having heard of the startups of the demonstration. */
export async function startTechnoparks(options: Partial<StartSubgraphsOptions> = {}): Promise<SubgraphUnderTest> {
  const parks = await startUnderTest(['technoparks'], options);
  await tellOf(
    parks,
    demoStartups.map(({ id }) => id),
  );
  return parks;
}

/** Tells of startups as their own subgraph would, as far as parks listen. */
export async function tellOf(
  { databaseUrl, running }: SubgraphUnderTest,
  ids: readonly string[],
  synthetic = true,
): Promise<void> {
  await rows(
    databaseUrl,
    `insert into kit.outbox (type, payload)
     select 'startup.changed', jsonb_build_object('id', id, 'synthetic', $2::boolean) from unnest($1::text[]) id`,
    [ids, synthetic],
  );
  await running.settle();
}

/** Asks the database itself, past the subgraph. */
export async function rows<T>(databaseUrl: string, sql: string, values: unknown[] = []): Promise<T[]> {
  return connected(databaseUrl, async (client) => (await client.query(sql, values)).rows as T[]);
}

/** What the constraint promises, counted without it: pairs of bookings that share a place and an instant. */
export async function overlaps(databaseUrl: string): Promise<number> {
  const [row] = await rows<{ n: number }>(
    databaseUrl,
    `select count(*)::int as n from technoparks.booking a join technoparks.booking b
     on a.resource = b.resource and a.id < b.id and lower(a.during) < upper(b.during) and lower(b.during) < upper(a.during)
     where a.state in ('HELD', 'CONFIRMED') and b.state in ('HELD', 'CONFIRMED')`,
  );
  return row!.n;
}
