import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningSubgraphs } from '#subgraphs';
import { connected } from '../harness/server.ts';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../harness/subgraph.ts';
import { folderOf, type Imported, type ImportOptions, importInto, sample } from './world.ts';

const DEALS_FORMAT = sample('deals-format');

/** One graph for all: each test imports from a source of its own, and looks at the rows of that source. */
let graph: SubgraphUnderTest;
let running: RunningSubgraphs;
beforeAll(async () => {
  graph = await startUnderTest(['investors', 'startups', 'support']);
  running = graph.running;
});

const from = (source: string, folder: string, options: ImportOptions = {}) =>
  importInto(running, folder, { source, ...options });

const ask = async (name: string, query: string, viewer = SECRETARIAT) =>
  JSON.parse(JSON.stringify(await running.definitions.get(name)!.query({ query }, viewer)));

const sql = async (text: string): Promise<Record<string, unknown>[]> =>
  (await connected(graph.databaseUrl, (client) => client.query(text))).rows;

/** What was recorded about the rows of a source, oldest first. */
const eventsOf = async (source: string): Promise<string[]> => {
  const about = `select type, payload->>'id' as about from kit.outbox`;
  const rows = await sql(`${about} where payload->>'id' like '%\\_${source}-%' order by id`);
  return rows.map(({ type, about: id }) => `${type} ${id}`);
};

const counts = (reports: readonly object[]) =>
  reports.map((report) => {
    const { file, read, inserted, updated, unchanged, rejected } = report as Record<string, unknown>;
    return [file, read, inserted, updated, unchanged, rejected];
  });

describe('A folder of the deals format', () => {
  let imported: Imported;
  beforeAll(async () => {
    imported = await from('mini', DEALS_FORMAT);
  });

  test('is imported row by row: each bad row is told by line and reason, the good ones are kept', () => {
    expect(counts(imported.reports)).toEqual([
      ['companies.ndjson', 10, 4, 0, 0, 6],
      ['investors.ndjson', 3, 2, 0, 0, 1],
      ['rounds.ndjson', 9, 5, 0, 0, 4],
    ]);
    expect(imported.faults.toSorted()).toEqual([
      'companies.ndjson:10 INVALID_YEAR',
      'companies.ndjson:4 INVALID_COUNTRY',
      'companies.ndjson:5 NOT_JSON',
      'companies.ndjson:6 DUPLICATE_ID',
      'companies.ndjson:8 MISSING',
      'companies.ndjson:9 NOT_AN_OBJECT',
      'investors.ndjson:3 UNKNOWN_CODE',
      'rounds.ndjson:6 UNKNOWN_REFERENCE',
      'rounds.ndjson:7 UNKNOWN_REFERENCE',
      'rounds.ndjson:8 INVALID_DATE',
      'rounds.ndjson:9 UNKNOWN_CODE',
    ]);
  });

  test('gives real startups, each value with its source, unknown values null', async () => {
    const { data } = await ask(
      'startups',
      `{
        known: startup(id: "startup_mini-c1") {
          name { text } country region category sectors synthetic heldForReview sources version
          foundedYear { value source asOf confidence }
        }
        unknown: startup(id: "startup_mini-c3") { country region category sectors stage womenLed foundedYear { value } }
        other: startup(id: "startup_mini-c2") { country category sectors }
      }`,
    );
    expect(data).toEqual({
      known: {
        ...{ name: { text: 'Sample Samovar' }, country: 'KZ', region: 'Almaty', category: 'ecommerce' },
        ...{ sectors: ['ECOMMERCE_RETAIL'], synthetic: false, heldForReview: false, sources: ['a test'], version: 1 },
        foundedYear: { value: 2009, source: 'a test', asOf: '2012-01-01', confidence: 'B' },
      },
      unknown: {
        ...{ country: null, region: null, category: null, sectors: [], stage: null, womenLed: null },
        foundedYear: { value: null },
      },
      other: { country: 'UZ', category: 'web', sectors: [] },
    });
  });

  test('gives investors, and says of one without a name that its name is its id', async () => {
    const { data } = await ask(
      'investors',
      `{
        named: investor(id: "investor_mini-i1") { name { text } kind country foundedYear { value } synthetic }
        nameless: investor(id: "investor_mini-i2") {
          name { text } kind country multilateral mandate { sectors } origins { field confidence note }
        }
      }`,
    );
    expect(data).toEqual({
      named: {
        name: { text: 'Sample Fund' },
        kind: 'FUND',
        country: 'KZ',
        foundedYear: { value: 1999 },
        synthetic: false,
      },
      nameless: {
        ...{ name: { text: 'Investor i2' }, kind: null, country: null, multilateral: null, mandate: { sectors: null } },
        origins: [{ field: 'name', confidence: 'B', note: 'The source tells no name: this is its id.' }],
      },
    });
  });

  test('gives deals known by startup, day and word, the second of a kind numbered', async () => {
    const { data } = await ask(
      'investors',
      `{ deals(filter: { startupId: { in: ["startup_mini-c1", "startup_mini-c8"] } }, orderBy: [{ field: date, direction: ASC }]) {
        nodes { id round kind amountUsd { amount } investors { id } datePrecision source note } } }`,
    );
    const told = { datePrecision: 'DAY', source: 'a test', note: null };
    const [i1, i2] = [{ id: 'investor_mini-i1' }, { id: 'investor_mini-i2' }];
    const deal = (id: string, round: string, amount: string | null, investors: object[]) => ({
      ...{ id: `deal_mini-${id}`, round, kind: round === 'DEBT' ? 'DEBT' : 'EQUITY', investors, ...told },
      amountUsd: amount && { amount },
    });
    expect(data.deals.nodes).toEqual([
      deal('c1-2009-05-01-seed', 'SEED', '50000.00', [i1, i2]),
      deal('c1-2010-06-02-A', 'SERIES_A', '2500000.00', [i1]),
      deal('c1-2010-06-02-A-2', 'SERIES_A', null, [i2]),
      { ...deal('c8-2011-01-31-D+', 'SERIES_C_PLUS', null, [i1]), note: 'the source calls the round “D+”' },
      deal('c8-2011-02-28-debt', 'DEBT', '1000.00', [i1]),
    ]);
  });

  test('records the same events as the mutations, and the read models take them all', async () => {
    expect(await eventsOf('mini')).toEqual([
      ...['c1', 'c2', 'c3', 'c8'].map((id) => `startup.changed startup_mini-${id}`),
      ...['i1', 'i2'].map((id) => `investor.changed investor_mini-${id}`),
      ...['c1-2009-05-01-seed', 'c1-2010-06-02-A', 'c1-2010-06-02-A-2', 'c8-2011-01-31-D+', 'c8-2011-02-28-debt'].map(
        (id) => `deal.recorded deal_mini-${id}`,
      ),
    ]);
    await running.settle();
    expect(await sql('select * from kit.dead_letter')).toEqual([]);
    const copies = `select country from investors.startup_copy where id like 'startup_mini-%' order by id`;
    expect((await sql(copies)).map(({ country }) => country)).toEqual(['KZ', 'UZ', null, 'CN']);
  });
});

describe('A second import', () => {
  test('of the same folder changes nothing and records nothing', async () => {
    await from('twice', DEALS_FORMAT);
    const events = await eventsOf('twice');
    const { reports } = await from('twice', DEALS_FORMAT);
    expect(counts(reports)).toEqual([
      ['companies.ndjson', 10, 0, 0, 4, 6],
      ['investors.ndjson', 3, 0, 0, 2, 1],
      ['rounds.ndjson', 9, 0, 0, 5, 4],
    ]);
    expect(events).toHaveLength(11);
    expect(await eventsOf('twice')).toEqual(events);
  });

  test('updates the row that says something else, and tells of it alone', async () => {
    const other = '{"id":"b","name":"Sample Beta"}';
    const files = (country: string) =>
      folderOf({ 'companies.ndjson': `{"id":"a","name":"Sample Alpha","country":"${country}"}\n${other}\n` });
    await from('changed', await files('KZ'));
    const { reports } = await from('changed', await files('UZ'));
    expect(counts(reports)).toEqual([['companies.ndjson', 2, 0, 1, 1, 0]]);
    const [a, b] = ['a', 'b'].map((id) => `startup.changed startup_changed-${id}`);
    expect(await eventsOf('changed')).toEqual([a, b, a]);
    const { data } = await ask('startups', '{ startup(id: "startup_changed-a") { country version } }');
    expect(data.startup).toEqual({ country: 'UZ', version: 2 });
  });

  test('does not undo what the startup has said of itself since', async () => {
    const folder = await folderOf({ 'startups.csv': 'id,name,country\na,Sample Alpha,KZ\n' });
    await from('edited', folder);
    const rename = `mutation { updateStartup(input: { id: "startup_edited-a", expectedVersion: 1, name: "Sample Omega" }) {
      startup { name { text } } errors { code } } }`;
    const renamed = await ask('startups', rename, viewerOf('FOUNDER', 'startup_edited-a'));
    expect(renamed.data.updateStartup).toEqual({ startup: { name: { text: 'Sample Omega' } }, errors: [] });
    expect(counts((await from('edited', folder)).reports)).toEqual([['startups.csv', 1, 0, 0, 1, 0]]);
    const { data } = await ask('startups', '{ startup(id: "startup_edited-a") { name { text } } }');
    expect(data.startup.name.text).toBe('Sample Omega');
  });

  test('of the same rows, packed or from another source, knows which they are', async () => {
    const rows = '{"id":"a","name":"Sample Alpha"}\n';
    await from('packed', await folderOf({ 'companies.ndjson': rows }));
    const packed = await folderOf({ 'companies.ndjson.gz': gzipSync(rows) });
    expect(counts((await from('packed', packed)).reports)).toEqual([['companies.ndjson.gz', 1, 0, 0, 1, 0]]);
    expect(counts((await from('other', packed)).reports)).toEqual([['companies.ndjson.gz', 1, 1, 0, 0, 0]]);
  });
});

describe('CSV files', () => {
  test('are imported by their columns, naming rows of the graph or of the source', async () => {
    const { reports, faults } = await from('sheet', sample('csv'));
    expect(counts(reports)).toEqual([
      ['startups.csv', 8, 3, 0, 0, 5],
      ['investors.csv', 3, 2, 0, 0, 1],
      ['deals.csv', 9, 4, 0, 0, 5],
    ]);
    expect(faults.toSorted()).toEqual([
      'deals.csv:5 FUTURE_DATE',
      'deals.csv:6 MISSING',
      'deals.csv:7 INVALID_AMOUNT',
      'deals.csv:8 INVALID_CURRENCY',
      'deals.csv:9 UNKNOWN_REFERENCE',
      'investors.csv:4 INVALID_TICKET',
      'startups.csv:5 UNKNOWN_CODE',
      'startups.csv:6 INVALID_YEAR',
      'startups.csv:7 WRONG_CELL_COUNT',
      'startups.csv:8 INVALID_WEBSITE',
      'startups.csv:9 INVALID_ID',
    ]);
  });

  test('tell mandates, sums in any currency, and dates as far as they are known', async () => {
    await from('sums', sample('csv'));
    const { data } = await ask(
      'investors',
      `{
        investor(id: "investor_sums-f-1") { mandate { sectors rounds countries ticketMin { amount } } }
        first: deal(id: "deal_sums-d-1") {
          date datePrecision round amount { amount currency } amountUsd { amount } otherInvestors source }
        second: deal(id: "deal_sums-d-2") { investors { id } kind datePrecision }
        third: deal(id: "deal_sums-d-3") { startup { id } amount { amount currency } }
        last: deal(id: "deal_sums-d-9") { date datePrecision round amount { amount } investors { id } }
      }`,
    );
    expect(data).toEqual({
      investor: {
        mandate: {
          ...{ sectors: ['FINTECH'], rounds: ['SEED', 'SERIES_A'], countries: ['KZ', 'UZ'] },
          ticketMin: { amount: '50000.00' },
        },
      },
      first: {
        ...{ date: '2024-03-01', datePrecision: 'MONTH', round: 'SEED', otherInvestors: ['Somebody Else'] },
        ...{ amount: { amount: '50000000.00', currency: 'KZT' }, amountUsd: { amount: '100000.00' } },
        source: 'https://news.example/1',
      },
      second: { investors: [{ id: 'investor_demo-01' }], kind: 'GRANT', datePrecision: 'YEAR' },
      third: { startup: { id: 'startup_demo-01' }, amount: { amount: '120000.00', currency: 'USD' } },
      last: { date: null, datePrecision: null, round: 'UNSPECIFIED', amount: null, investors: [] },
    });
  });

  test('keep every character of a cell', async () => {
    const name = String.raw`O'Hara \ "Ä" ? ?? $1 :id {} ؟ 🚀`;
    const folder = await folderOf({ 'startups.csv': `id,name\na,"${name.replaceAll('"', '""')}"\n` });
    await from('characters', folder);
    const { data } = await ask('startups', '{ startup(id: "startup_characters-a") { name { text } } }');
    expect(data.startup.name.text).toBe(name);
  });

  test('with a column that nobody knows say so', async () => {
    const folder = await folderOf({ 'startups.csv': 'id,name,contry\na,Sample Alpha,KZ\n' });
    expect((await from('misspelt', folder)).reports[0]!.ignored).toEqual(['contry']);
  });
});

describe('A dry run', () => {
  test('tells what an import would do, and keeps nothing', async () => {
    const dry = await from('dry', DEALS_FORMAT, { dryRun: true });
    for (const table of ['startups.startup', 'investors.investor', 'investors.deal'])
      expect(await sql(`select id from ${table} where imported_from = 'dry'`)).toEqual([]);
    expect(await eventsOf('dry')).toEqual([]);
    expect(dry).toEqual(await from('dry', DEALS_FORMAT));
    const again = await from('dry', DEALS_FORMAT, { dryRun: true });
    expect(counts(again.reports)[0]).toEqual(['companies.ndjson', 10, 0, 0, 4, 6]);
  });
});

const manyRows = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => JSON.stringify({ id: `r${i}`, name: `Sample ${i}` }));

describe('A row that only the database refuses', () => {
  test('is told alone, wherever it stands in its batch', async () => {
    const lines = manyRows(20);
    lines[13] = String.raw`{"id":"r13","name":"Sample \u0000"}`;
    const { reports, faults } = await from('refused', await folderOf({ 'companies.ndjson': lines.join('\n') }));
    expect(counts(reports)).toEqual([['companies.ndjson', 20, 19, 0, 0, 1]]);
    expect(faults).toEqual(['companies.ndjson:14 REFUSED']);
  });

  test('because its id is that of a row born here leaves that row alone', async () => {
    const query = '{ startup(id: "startup_demo-02") { name { text } synthetic version } }';
    const before = await ask('startups', query);
    const folder = await folderOf({ 'companies.ndjson': '{"id":"02","name":"Sample Intruder"}' });
    expect((await from('demo', folder)).faults).toEqual(['companies.ndjson:1 REFUSED']);
    expect(before.data.startup.synthetic).toBe(true);
    expect(await ask('startups', query)).toEqual(before);
  });
});

describe('An import that is stopped', () => {
  test('ends after the batch at work; what was written stays, and the next import does the rest', async () => {
    const folder = await folderOf({ 'companies.ndjson': manyRows(1_200).join('\n') });
    let batches = 0;
    const signal = {
      get aborted() {
        batches += 1;
        return batches > 1;
      },
    } as AbortSignal;
    expect(counts((await from('stopped', folder, { signal })).reports)).toEqual([
      ['companies.ndjson', 500, 500, 0, 0, 0],
    ]);
    expect(counts((await from('stopped', folder)).reports)).toEqual([['companies.ndjson', 1_200, 700, 0, 500, 0]]);
  });
});
