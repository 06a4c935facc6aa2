import { describe, expect, it } from 'vitest';
import { openOrm } from '#kit/orm';
import { migrate, prepareKit } from '#kit/prepare';
import { meetings } from '../../../subgraphs/meetings/index.ts';
import { freshDatabase } from '../../harness/database.ts';
import { connected } from '../../harness/server.ts';
import { startUnderTest } from '../../harness/subgraph.ts';

const COLUMNS = `select table_name || '.' || column_name || case is_nullable when 'YES' then '?' else '' end as column
  from information_schema.columns where table_schema = 'meetings' and table_name <> 'migration'`;

describe('The migrated schema', () => {
  it('has exactly the columns of the entities, null where they may be null', async () => {
    const { running, databaseUrl } = await startUnderTest(['meetings']);
    const { rows } = await connected(databaseUrl, (client) => client.query<{ column: string }>(COLUMNS));
    const metadata = [...running.definitions.get('meetings')!.orm.getMetadata().getAll().values()];
    const own = metadata.filter(({ schema, tableName, abstract }) => schema !== 'kit' && tableName && !abstract);
    const expected = own.flatMap(({ tableName, props }) =>
      props.map(({ fieldNames, nullable }) => `${tableName}.${fieldNames[0]}${nullable ? '?' : ''}`),
    );
    expect(rows.map(({ column }) => column).sort()).toEqual(expected.sort());
  });

  it('takes the names of parties from what was told before names were kept', async () => {
    const databaseUrl = await freshDatabase();
    await prepareKit(databaseUrl);
    const old = { ...meetings, migrations: meetings.migrations.slice(0, 1) };
    const orm = await openOrm(old, databaseUrl);
    await migrate(old, orm);
    await orm.close();
    const names = await connected(databaseUrl, async (client) => {
      await client.query(
        `insert into meetings.party values ('startup_a', '{startup_a}'), ('investor_b', '{investor_b}')`,
      );
      for (const name of ['Old', 'New'])
        await client.query(`insert into kit.outbox (type, payload) values ('startup.changed', $1)`, [
          JSON.stringify({ id: 'startup_a', country: 'KZ', names: { en: name } }),
        ]);
      // Taken in already, as in a database that was at work: what is told anew does not come by this way.
      await client.query(`insert into kit.inbox (consumer, tx, id) select 'meetings', pg_current_xact_id(), 0`);
      await startUnderTest(['meetings'], { databaseUrl, seed: false });
      return (await client.query('select id, names from meetings.party order by id')).rows;
    });
    expect(names).toEqual([
      { id: 'investor_b', names: {} },
      { id: 'startup_a', names: { en: 'New' } },
    ]);
  });

  it('refuses what no rule of ours should ever let through', async () => {
    const { databaseUrl } = await startUnderTest(['meetings']);
    const refused = (sql: string) =>
      connected(databaseUrl, (client) => client.query(sql)).then(
        () => null,
        (error: { constraint?: string }) => error.constraint,
      );
    const participation = `insert into meetings.participation (id, event_id, party_id, party_type, role, languages, days, quota, active)`;
    expect(await refused(`${participation} values ('x', 'e', 'p', 'Startup', 'HOST', '{EN}', '{}', 0, true)`)).toBe(
      'participation_some_quota',
    );
    expect(
      await refused(
        `${participation} values ('x', 'event_demo-forum', 'startup_demo-01', 'Startup', 'HOST', '{EN}', '{}', 1, true)`,
      ),
    ).toBe('participation_event_id_party_id_unique');
    expect(await refused(`insert into meetings.preference values ('x', 'e', 'p', 'p', 'WANT', now())`)).toBe(
      'preference_two_parties',
    );
    expect(
      await refused(`insert into meetings.meeting values ('x', 'e', 'p', 'p', 't', now(), now(), 'HELD', now())`),
    ).toBe('meeting_two_parties');
    expect(await refused(`insert into meetings.proposal values ('x', 'e', 'p', 'p', null, 'SENT', now())`)).toBe(
      'proposal_two_parties',
    );
  });
});
