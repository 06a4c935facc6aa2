import { beforeAll, describe, expect, it } from 'vitest';
import { DEVELOPMENT_SECRET, sign } from '#kit/signature';
import type { Viewer } from '#kit/viewer';
import { type Graph, SECRET, startGraph, TOPOLOGIES } from '../harness/graph.ts';
import { viewerOf } from '../harness/subgraph.ts';
import { askAll, DOORS, type Door, type Place } from './access/doors.ts';
import { everyField, type GuardedField, ROLES, verdictOf } from './access/fields.ts';
import { BELOW_A_GUARDED_QUERY, PLACES, ROWS } from './access/places.ts';

const ALL = everyField();
const isGuarded = ({ rule, type }: GuardedField) =>
  !rule!.to.includes('PUBLIC') && !['Query', 'Mutation'].includes(type);
const guardedOf = ({ subgraph, type }: Pick<Place, 'subgraph' | 'type'>): GuardedField[] =>
  ALL.find((one) => one.subgraph === subgraph)!.fields.filter((field) => field.type === type && isGuarded(field));

/** `node(id)` repeats the id it was asked for without asking the owner: that tells nothing of the row. */
const fieldsBehind = (place: Place, door: Door): GuardedField[] =>
  guardedOf(place).filter(({ name }) => !(door === 'node(id)' && place.type === place.entity && name === 'id'));

/** What the demonstration does not know: shown as null to those who may see it. */
const UNKNOWN_HERE: readonly string[] = [
  ...['Booking.heldUntil', 'Meeting.heldUntil', 'Meeting.counterpart', 'Meeting.interpreter'],
  'Event.timetable',
];

/** The gateway takes no token of theirs that names no party (tests/gateway/viewer.test.ts). */
const FOR_A_PARTY: readonly string[] = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER'];

const passes = (door: Door, { role, organisationId }: Viewer) =>
  door !== 'node(id)' || organisationId !== null || !FOR_A_PARTY.includes(role);

const viewersOf = ({ owners, others, partiesOnly }: Place, door: Door): Viewer[] =>
  ROLES.flatMap((role) =>
    role === 'PUBLIC'
      ? [viewerOf(role)]
      : [...owners, ...others, ...(partiesOnly ? [] : [null])].map((organisationId) => viewerOf(role, organisationId)),
  ).filter((viewer) => passes(door, viewer));

/** Who asked, and what each field answered: one line a field. */
const line = ({ role, organisationId }: Viewer, { coordinate }: GuardedField, found: string) =>
  `${role} of ${organisationId ?? 'nobody'}: ${coordinate} ${found}`;

/** Fields of one rule stand or fall together at the gateway; so they are asked together. */
const byRule = (fields: readonly GuardedField[]) => [
  ...Map.groupBy(fields, ({ rule }) => JSON.stringify(rule)).values(),
];

async function tables(graph: Graph, place: Place, door: Door): Promise<{ found: string[]; expected: string[] }> {
  const found: string[] = [];
  const expected: string[] = [];
  for (const viewer of viewersOf(place, door)) {
    for (const fields of byRule(fieldsBehind(place, door))) {
      const answers = await askAll(graph, place, door, fields, viewer);
      fields.forEach((field, i) => {
        const verdict = verdictOf(field.rule!, viewer, field.rule!.own?.length ? place.owners : []);
        const isNull = answers[i] === 'NOTHING' && UNKNOWN_HERE.includes(field.coordinate);
        found.push(line(viewer, field, isNull ? 'OPEN' : answers[i]!));
        expected.push(line(viewer, field, verdict));
      });
    }
  }
  return { found, expected };
}

describe('every guarded field has a door that is tried', () => {
  it('each guarded field of an entity, and each guarded type, stands in the table of places', () => {
    const placed = (subgraph: string, type: string) =>
      PLACES.some((place) => place.subgraph === subgraph && place.type === type) ||
      ROWS.some((rows) => rows.subgraph === subgraph && rows.type === type) ||
      type in BELOW_A_GUARDED_QUERY;
    const missing = ALL.flatMap(({ subgraph, fields }) =>
      fields.filter((field) => isGuarded(field) && !placed(subgraph, field.type)).map((field) => field.coordinate),
    );
    expect(missing).toEqual([]);
  });

  it('each guarded entity is asked for by its key, not by a list alone', () => {
    const missing = ALL.flatMap(({ subgraph, fields, entities }) =>
      entities.filter(
        (entity) =>
          fields.some((field) => field.type === entity && isGuarded(field)) &&
          !PLACES.some((place) => place.subgraph === subgraph && place.type === entity),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe.each(TOPOLOGIES)('the doors, %s', (topology) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph(topology);
  }, 120_000);

  for (const place of PLACES) {
    const leads = (door: Door) => (door === 'a direct call' ? place.root : door !== 'node(id)' || !place.isNoNode);
    for (const door of DOORS.filter(leads)) {
      const cells = viewersOf(place, door).length * fieldsBehind(place, door).length;
      it(`${place.subgraph} ${place.type} through ${door}: ${cells} cells, as its rule says`, async ({ expect }) => {
        const { found, expected } = await tables(graph, place, door);
        expect(found).toEqual(expected);
      });
    }
  }

  const asks = (door: 'the gateway' | 'a direct call', subgraph: string, text: string, viewer: Viewer) =>
    door === 'the gateway' ? graph.query(text, {}, viewer) : graph.ask(subgraph, text, viewer);

  for (const { type, subgraph, list, owner, strangers, all } of ROWS) {
    for (const door of ['the gateway', 'a direct call'] as const) {
      it(`${list} of ${owner[1]} through ${door} show ${type} to those who may see it`, async ({ expect }) => {
        const idsSeenBy = async (viewer: Viewer) => {
          const { data, errors } = await asks(door, subgraph, `{ ${list}(first: 100) { nodes { id } } }`, viewer);
          expect(errors).toBeUndefined();
          return data[list].nodes.map(({ id }: { id: string }) => id) as string[];
        };
        const countSeenBy = async (viewer: Viewer) => {
          const { data, errors } = await asks(door, subgraph, `{ ${list} { totalCount edges { cursor } } }`, viewer);
          expect(errors).toBeUndefined();
          return data[list].totalCount + data[list].edges.length;
        };
        const own = await idsSeenBy(viewerOf(...owner));
        expect(own).not.toEqual([]);
        for (const stranger of strangers) {
          const seen = await idsSeenBy(viewerOf(...stranger));
          expect(
            seen.filter((id) => own.includes(id)),
            stranger[1],
          ).toEqual([]);
        }
        for (const role of all) expect(await countSeenBy(viewerOf(role))).toBeGreaterThan(own.length);
        // Who acts for no party owns nothing, not even the rows that belong to nobody; the gateway takes no such token.
        for (const role of [owner[0], ...strangers.map(([one]) => one)]) {
          const nobody = viewerOf(role);
          if (door === 'a direct call') expect(await countSeenBy(nobody), `${role} of nobody`).toBe(0);
          else expect((await graph.query(`{ ${list} { totalCount } }`, {}, nobody)).status).toBe(401);
        }
        const { errors } = await asks(door, subgraph, `{ ${list} { totalCount } }`, viewerOf('PUBLIC'));
        expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      });
    }
  }
});

describe('a subgraph behind HTTP', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph('over HTTP');
  }, 120_000);

  const body = JSON.stringify({ query: '{ investor(id: "investor_demo-01") { dryPowder { amount } } }' });
  const now = () => new Date();
  const anybody = viewerOf('PUBLIC');
  const secretariat = viewerOf('SECRETARIAT');
  const post = (headers: Record<string, string>, sent = body) =>
    fetch(graph.subgraphUrls.get('investors')!, { method: 'POST', headers, body: sent });

  it('answers a request that the gateway signed', async ({ expect }) => {
    const response = await post(sign(secretariat, body, SECRET, now()));
    expect(response.status).toBe(200);
    expect(((await response.json()) as { data: object }).data).toEqual({
      investor: { dryPowder: { amount: '4000000.00' } },
    });
  });

  const forgeries: Readonly<Record<string, () => Record<string, string>>> = {
    'no signature at all': () => ({}),
    'a viewer and no signature': () => {
      const { 'x-alliance-signature': _signature, ...rest } = sign(secretariat, body, SECRET, now());
      return rest;
    },
    'the signature of another viewer': () => ({
      ...sign(anybody, body, SECRET, now()),
      'x-alliance-viewer': sign(secretariat, body, SECRET, now())['x-alliance-viewer']!,
    }),
    'the signature of another body': () => sign(secretariat, `${body} `, SECRET, now()),
    'the development secret': () => sign(secretariat, body, DEVELOPMENT_SECRET, now()),
    'a signature of two minutes ago': () => sign(secretariat, body, SECRET, new Date(Date.now() - 120_000)),
    'a signature for two minutes hence': () => sign(secretariat, body, SECRET, new Date(Date.now() + 120_000)),
    'the bearer token of a client': () => ({ authorization: 'Bearer e30.e30.e30' }),
  };
  for (const [forgery, headers] of Object.entries(forgeries)) {
    it(`refuses with 401: ${forgery}`, async ({ expect }) => {
      const response = await post(headers());
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'UNSIGNED' } }],
      });
    });
  }
});
