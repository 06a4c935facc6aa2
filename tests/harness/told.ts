import type { SubgraphUnderTest } from './subgraph.ts';

/** What was told last under this type of one party or row, in the order in which others hear it, and how often it was told. */
export async function told(
  { running }: SubgraphUnderTest,
  type: string,
  id: string,
): Promise<{ times: number; last: Record<string, unknown> | undefined }> {
  const { orm } = [...running.definitions.values()][0]!;
  const rows = (await orm.em
    .getConnection()
    .execute(`select payload from kit.outbox where type = ? and payload->>'id' = ? order by tx, id`, [type, id])) as {
    payload: Record<string, unknown>;
  }[];
  return { times: rows.length, last: rows.at(-1)?.payload };
}
