import { typeOf } from '#kit/id';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { Party } from '../../../subgraphs/meetings/bar.entity.ts';
import { type EventPlan, openNew } from '../../../subgraphs/meetings/event.actions.ts';
import { Participation } from '../../../subgraphs/meetings/participation.entity.ts';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, type SubgraphAnswer, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { HALF_BOOKED, OVERLAPS } from './proof.ts';

export const NOW = new Date('2026-11-23T00:00:00Z');

export interface Forum {
  readonly id: string;
  readonly startups: readonly string[];
  readonly investors: readonly string[];
  readonly slot: (n: number) => string;
  readonly table: (n: number) => string;
}

export interface ForumWish {
  readonly startups?: number;
  readonly investors?: number;
  /** Countries of the startups, in order; KZ when absent. */
  readonly countries?: readonly string[];
  readonly quota?: number;
  readonly days?: readonly string[];
  readonly plan?: Partial<EventPlan>;
}

/** A founder or investor who acts for this party. */
export const actingFor = (party: string): Viewer =>
  viewerOf(
    party.startsWith('investor') ? 'INVESTOR' : party.startsWith('technopark') ? 'TECHNOPARK_MANAGER' : 'FOUNDER',
    party,
  );

/** Two days with an hour for meetings each: slots 1-3 on the first, 4-6 on the second. */
const planOf = (key: string, plan: Partial<EventPlan> = {}): EventPlan => ({
  ...{ key, names: { en: `Test ${key}` }, venue: 'Hall', country: 'KZ', timeZone: 'Asia/Almaty', synthetic: true },
  sessions: ['2027-03-02', '2027-03-03'].map((day) => ({ day, from: '10:00', to: '11:00' })),
  ...{ slotMinutes: 20, tables: 2 },
  ...plan,
});

const participationOf = (eventId: string, partyId: string, { quota, days }: ForumWish) => ({
  id: `participation_${eventId}-${partyId}`,
  ...{ eventId, partyId, personId: null, languages: ['EN' as const], active: true, version: 1 },
  partyType: typeOf(partyId)!,
  role: partyId.startsWith('investor') ? ('FUNDER' as const) : ('PRESENTER' as const),
  ...{ quota: quota ?? null, days: [...(days ?? [])] },
});

/** The meetings subgraph alone; what other subgraphs would tell it is published by the test. */
export async function openWorld(clock: () => Date = () => NOW) {
  const meetings = await startUnderTest(['meetings'], { clock });
  const { orm } = meetings.running.definitions.get('meetings')!;
  let forums = 0;
  let keys = 0;

  const publish = async (type: string, payload: object): Promise<void> => {
    await connected(meetings.databaseUrl, (client) =>
      client.query('insert into kit.outbox (type, payload) values ($1, $2)', [type, JSON.stringify(payload)]),
    );
    await meetings.running.settle();
  };
  const party = (id: string, country: string) =>
    publish(
      id.startsWith('investor')
        ? 'investor.changed'
        : id.startsWith('technopark')
          ? 'technopark.changed'
          : 'startup.changed',
      { id, country },
    );

  const ask = (text: string, viewer: Viewer = PUBLIC_VIEWER, variables: object = {}): Promise<SubgraphAnswer> =>
    meetings.query(text, viewer, variables as Record<string, unknown>);

  /** Runs `mutation { <name>(input) { <field> {...} errors } }` and answers its payload; gives a key of its own when there is none. */
  const mutate = async (name: string, input: object, viewer: Viewer, selection: string) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const keyed = /Preference|update|withdraw|openEvent|closeEvent|cancelEvent|pinMeetings/.test(name)
      ? input
      : { idempotencyKey: `key-${++keys}`, ...input };
    const text = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code path } } }`;
    const { data, errors } = await ask(text, viewer, { input: keyed });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  };

  /** An event of its own with parties of its own, all known and taking part. */
  const forum = async (wish: ForumWish = {}): Promise<Forum> => {
    const key = `test-${++forums}`;
    const named = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}_${key}-${i + 1}`);
    const startups = named('startup', wish.startups ?? 2);
    const investors = named('investor', wish.investors ?? 2);
    const countries = new Map(startups.map((id, i) => [id, wish.countries?.[i] ?? 'KZ']));
    await orm.em.fork().transactional(async (em) => {
      await openNew({ em, viewer: SECRETARIAT, clock }, planOf(key, wish.plan));
      for (const partyId of [...startups, ...investors]) {
        em.create(Party, { id: partyId, sides: [partyId, `state_${countries.get(partyId) ?? 'UZ'}`] });
        em.create(Participation, participationOf(`event_${key}`, partyId, wish));
      }
    });
    return {
      ...{ id: `event_${key}`, startups, investors },
      slot: (n) => `event-slot_${key}-0${n}`,
      table: (n) => `event-table_${key}-0${n}`,
    };
  };

  /** What `matches` would say of the pairs of a forum: the earlier both stand in their lists, the better they fit. */
  const judge = (forum: Forum, more: (a: number, b: number) => object = () => ({})): Promise<void> => {
    const pairs = forum.startups.flatMap((startupId, a) =>
      forum.investors.map((otherId, b) => ({
        ...{ startupId, otherId, score: 10 - Math.abs(a - b), startupSide: 5, otherSide: 5, probability: null },
        ...{ stopped: false, outside: false, ...more(a, b) },
      })),
    );
    return publish('pairs.scored', { eventId: forum.id, modelVersion: 'test-1', asOf: NOW.toISOString(), pairs });
  };

  /** What was recorded for the other subgraphs about a thing, oldest first. */
  const recorded = (type: string, subject: string): Promise<Record<string, unknown>[]> =>
    connected(meetings.databaseUrl, async (client) => {
      const sql = `select payload from kit.outbox where type = $1 and payload::text like '%' || $2 || '%' order by tx, id`;
      return (await client.query(sql, [type, `"${subject}"`])).rows.map(({ payload }) => payload);
    });

  const rows = <R = Record<string, unknown>>(sql: string, ...parameters: unknown[]): Promise<R[]> =>
    connected(meetings.databaseUrl, async (client) => (await client.query(sql, parameters)).rows as R[]);
  /** How often somebody is in two places, and how much is booked by half. */
  const faults = async (): Promise<number[]> =>
    (await Promise.all([OVERLAPS, HALF_BOOKED].map((sql) => rows<{ n: number }>(sql)))).map(([row]) => row!.n);

  const { databaseUrl, running } = meetings;
  return {
    ...{ ask, mutate, forum, judge, party, publish, recorded, rows, faults, orm, databaseUrl },
    sweep: () => running.sweep(),
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
