import { describe, expect, test } from 'vitest';
import { freshDatabase, type Template } from './database.ts';
import { connected } from './server.ts';

const count = async (url: string): Promise<unknown> =>
  (await connected(url, (client) => client.query('select count(*)::int as n from thing'))).rows[0].n;

describe('a fresh database', () => {
  test('is empty and nobody else’s', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    await connected(one, (client) => client.query('create table thing (id int)'));
    await expect(count(two)).rejects.toThrow('relation "thing" does not exist');
  });

  test('of a template holds what the template holds, and the template is built once', async () => {
    let builds = 0;
    const template: Template = {
      name: 'one_thing',
      build: async (url) => {
        builds += 1;
        await connected(url, (client) => client.query('create table thing (id int); insert into thing values (1)'));
      },
    };
    const copies = await Promise.all([1, 2, 3].map(() => freshDatabase({ template })));
    await connected(copies[0]!, (client) => client.query('insert into thing values (2)'));
    expect(await Promise.all(copies.map(count))).toEqual([2, 1, 1]);
    expect(builds).toBe(1);
  });

  test('of a template whose building fails is refused, and the next try builds anew', async () => {
    let tries = 0;
    const build = async (url: string): Promise<void> => {
      tries += 1;
      if (tries === 1) throw new Error('no seed');
      await connected(url, (client) => client.query('create table thing (id int)'));
    };
    const template: Template = { name: 'second_try', build };
    await expect(freshDatabase({ template })).rejects.toThrow('no seed');
    expect(await count(await freshDatabase({ template }))).toBe(0);
  });

  test('lowers Cyrillic letters and has the extensions the subgraphs use', async () => {
    const url = await freshDatabase();
    await connected(url, async (client) => {
      for (const name of ['btree_gist', 'pg_trgm', 'unaccent']) await client.query(`create extension ${name}`);
      const { rows } = await client.query(`select lower('ӘЛЕМ') as low, 'Ташкент' ilike 'ТАШ%' as alike`);
      expect(rows).toEqual([{ low: 'әлем', alike: true }]);
    });
  });
});
