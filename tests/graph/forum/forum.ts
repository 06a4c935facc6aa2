import type { Viewer } from '#kit/viewer';
import type { Answer, Graph } from '../../harness/graph.ts';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { type ForumParty, forumWishes } from './parties.ts';

const DAYS = ['2027-04-06', '2027-04-07'];

/** Two days of four hours and a half with a lunch, twelve tables, slots of twenty minutes with five to walk, three interpreters. */
const SET_UP = {
  name: 'Forum of sixty and twenty-five (SYNTHETIC)',
  venue: 'Hall of the forum',
  country: 'KZ',
  timeZone: 'Asia/Almaty',
  sessions: DAYS.flatMap((day) => [
    { day, from: '09:30', to: '12:00' },
    { day, from: '13:30', to: '16:00' },
  ]),
  slotMinutes: 20,
  breakMinutes: 5,
  tables: 12,
  interpreters: [
    { languages: ['ZH', 'RU'] },
    { languages: ['ZH', 'EN'], hours: [{ day: DAYS[0], from: '09:30', to: '16:00' }] },
    { languages: ['RU', 'EN'], hours: [{ day: DAYS[1], from: '09:30', to: '12:00' }] },
  ],
  synthetic: true,
};

/** Runs `mutation { <name>(input) { <selection> errors } }`. @throws Error when it is refused */
async function mutate(graph: Graph, name: string, input: object, selection: string, viewer: Viewer = SECRETARIAT) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code message } } }`;
  const answer: Answer = await graph.query(text, { input }, viewer);
  const errors = answer.errors ?? answer.data[name].errors;
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return answer.data[name];
}

/** The investors as their own subgraph keeps them, so that agendas bear their names. */
const INVESTORS = `insert into investors.investor
  (id, names, default_name, kind, country, multilateral, held_for_review, sources, origins, synthetic)
  select payload->>'id', payload->'names', payload->'names'->>'en', 'FUND', payload->>'country', false, false, '{}', '{}', true
  from jsonb_to_recordset($1) as e (type text, payload jsonb) where type = 'investor.changed'`;

/** Makes the parties known, sets the forum up, enters everybody and says their wishes. @returns the event's id */
export async function openForum(graph: Graph, databaseUrl: string, parties: readonly ForumParty[]): Promise<string> {
  const rows = JSON.stringify(parties.map(({ changed }) => changed));
  const publish = `insert into kit.outbox (type, payload) select type, payload from jsonb_to_recordset($1) as e (type text, payload jsonb)`;
  await connected(databaseUrl, async (client) => {
    await client.query(INVESTORS, [rows]);
    await client.query(publish, [rows]);
  });
  await graph.settle();
  const { event } = await mutate(graph, 'createEvent', { ...SET_UP, idempotencyKey: 'forum' }, 'event { id version }');
  await mutate(graph, 'openEvent', { id: event.id, expectedVersion: event.version }, 'event { id }');
  for (const { id: partyId, kind, languages, late, quota } of parties) {
    const role = kind === 'STARTUP' ? 'PRESENTER' : 'FUNDER';
    const entry = { eventId: event.id, partyId, role, languages, quota, days: late ? [DAYS[1]] : [] };
    await mutate(graph, 'registerParticipation', { ...entry, idempotencyKey: partyId }, 'participation { id }');
  }
  for (const wish of forumWishes(parties))
    await mutate(graph, 'setPreference', { eventId: event.id, ...wish }, 'preference { id }');
  await graph.settle();
  return event.id;
}

export interface ForumTimetable {
  readonly id: string;
  readonly version: number;
  readonly held: number;
  readonly longestWait: number;
  readonly html: string;
}

export async function planForum(graph: Graph, eventId: string): Promise<ForumTimetable> {
  const wanted = { eventId, longestWaitMinutes: 60, effort: 1, idempotencyKey: 'plan' };
  const { timetable } = await mutate(graph, 'planTimetable', wanted, 'timetable { id version held longestWait html }');
  return timetable;
}

export async function publishForum(graph: Graph, { id, version }: ForumTimetable): Promise<void> {
  await mutate(
    graph,
    'publishTimetable',
    { id, expectedVersion: version, idempotencyKey: 'publish' },
    'timetable { id }',
  );
}
