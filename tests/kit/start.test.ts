import { it } from 'vitest';
import { startAllOrNone } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
import { freshDatabase } from '../harness/database.ts';
import { connected } from '../harness/server.ts';
import { ledger } from './world/ledger.ts';
import { clock } from './world/opened.ts';

/** Sessions of a database beside the one that asks. */
const sessions = (databaseUrl: string) =>
  connected(databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]!.n;
  });

it('Of subgraphs that start together none stays open when one cannot', async ({ expect }) => {
  const databaseUrl = await freshDatabase();
  let ended = 0;
  const healthy: Subgraph = {
    ...ledger,
    open: (em) => {
      const asked = em.getConnection().execute('select 1');
      return async () => {
        await asked;
        ended += 1;
      };
    },
  };
  const broken: Subgraph = {
    ...ledger,
    open: () => {
      throw new Error('out of ink');
    },
  };
  await expect(startAllOrNone([healthy, broken, healthy], { databaseUrl, clock })).rejects.toThrow('out of ink');
  expect(ended).toBe(2);
  await expect.poll(() => sessions(databaseUrl)).toBe(0);
});
