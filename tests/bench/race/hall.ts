import { startSubgraphs } from '#subgraphs';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from './viewer.ts';

const NOW = new Date('2026-11-23T00:00:00Z');
const SLOT_MINUTES = 5;
const OPENS = '2027-03-02T03:00:00Z';

export interface HallPlan {
  readonly startups: number;
  readonly investors: number;
  readonly slots: number;
  readonly tables: number;
}

/** An event with parties who all take part on all days, and no wishes, quotas or bars: nothing but time and place stops a meeting. */
export interface Forum extends HallPlan {
  readonly id: string;
  readonly startup: (n: number) => string;
  readonly investor: (n: number) => string;
  readonly slot: (n: number) => string;
  readonly table: (n: number) => string;
}

/** What a mutation answers of a meeting; of a swap, of both. */
export interface Booked {
  readonly meeting: { readonly id: string; readonly version: number; readonly state: string } | null;
  readonly errors: readonly { readonly code: string }[];
}

/** The meetings subgraph several times over one database, each with connections of its own, as so many processes. */
export interface Hall {
  readonly databaseUrl: string;
  readonly processes: number;
  forum(plan: HallPlan): Promise<Forum>;
  /** Asks the process of this number. @throws when the graph itself fails */
  mutate(process: number, name: string, input: object, selection?: string): Promise<Booked>;
  rows<R>(sql: string, parameters?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** Ids are numbered from 1, as SQL's series are. */
const FORUM = [
  `insert into meetings.event (id, names, venue, country, time_zone, days, synthetic, opens_at, closes_at)
   select $1::text, '{"en":"Race"}', 'Hall', 'KZ', 'UTC', '{2027-03-02}', true, $2::timestamptz,
     $2::timestamptz + $3::int * make_interval(mins => ${SLOT_MINUTES})`,
  `insert into meetings.event_slot (id, event_id, session_id, day, starts_at, ends_at)
   select 'event-slot_' || $1::text || '-' || n, $1::text, 'event-session_race', '2027-03-02',
     $2::timestamptz + (n - 1) * make_interval(mins => ${SLOT_MINUTES}), $2::timestamptz + n * make_interval(mins => ${SLOT_MINUTES})
   from generate_series(1, $3::int) n`,
  `insert into meetings.event_table (id, event_id, number)
   select 'event-table_' || $1::text || '-' || n, $1::text, n from generate_series(1, $2::int) n`,
  `insert into meetings.party (id, sides) select $2::text || n, array[$2::text || n] from generate_series(1, $3::int) n where $1::text is not null`,
  `insert into meetings.participation (id, event_id, party_id, party_type, role, languages, days, active)
   select 'participation_' || $2::text || n, $1::text, $2::text || n, 'Startup', 'PRESENTER', '{EN}', '{}', true
   from generate_series(1, $3::int) n`,
];

async function layOut(databaseUrl: string, key: string, plan: HallPlan): Promise<Forum> {
  const id = `event_${key}`;
  const [event, slots, tables, party, participation] = FORUM as [string, string, string, string, string];
  await connected(databaseUrl, async (client) => {
    await client.query(event, [id, OPENS, plan.slots]);
    await client.query(slots, [id, OPENS, plan.slots]);
    await client.query(tables, [id, plan.tables]);
    for (const [prefix, count] of [
      [`startup_${key}-`, plan.startups],
      [`investor_${key}-`, plan.investors],
    ] as const) {
      await client.query(party, [id, prefix, count]);
      await client.query(participation, [id, prefix, count]);
    }
  });
  return {
    ...{ ...plan, id },
    startup: (n) => `startup_${key}-${n}`,
    investor: (n) => `investor_${key}-${n}`,
    slot: (n) => `event-slot_${id}-${n}`,
    table: (n) => `event-table_${id}-${n}`,
  };
}

const MEETING = 'meeting { id version state }';

/** Opens the subgraph so many times on an empty database. */
export async function openHall(databaseUrl: string, processes: number): Promise<Hall> {
  const options = { databaseUrl, names: ['meetings'], clock: () => NOW, delivery: 'MANUAL', seed: false } as const;
  const running = [await startSubgraphs(options)];
  while (running.length < processes) running.push(await startSubgraphs(options));
  const doors = running.map(({ definitions }) => definitions.get('meetings')!);
  let forums = 0;
  const mutate: Hall['mutate'] = async (process, name, input, selection = MEETING) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code } } }`;
    const answer = await doors[process % processes]!.query({ query, variables: { input } }, SECRETARIAT);
    if (answer.errors) throw new Error(answer.errors.map((error) => error.originalError ?? error).join('; '));
    return answer.data![name] as Booked;
  };
  return {
    ...{ databaseUrl, processes, mutate },
    forum: (plan) => layOut(databaseUrl, `race-${++forums}`, plan),
    rows: (sql, parameters = []) =>
      connected(databaseUrl, async (client) => (await client.query(sql, parameters)).rows as never),
    close: async () => {
      for (const one of running) await one.close();
    },
  };
}
