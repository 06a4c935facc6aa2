import { describe, expect, it } from 'vitest';
import type { AccessRule } from '#kit/access';
import type { Viewer } from '#kit/viewer';
import { viewerOf } from '../harness/subgraph.ts';
import { everyField, type GuardedField, ROLES, type SubgraphFields, type Verdict, verdictOf } from './access/fields.ts';

const MINE = 'startup_mine';
const THEIRS = 'startup_theirs';

/** Thrown by whatever a resolver touches behind its guard: it got that far. */
class BehindTheGuard extends Error {}

const beyond = (): object =>
  new Proxy(
    Object.freeze(() => {}),
    {
      get: () => {
        throw new BehindTheGuard();
      },
      ownKeys: () => {
        throw new BehindTheGuard();
      },
    },
  );

const contextOf = (viewer: Viewer) => ({
  em: beyond(),
  loaders: beyond(),
  viewer,
  clock: () => {
    throw new BehindTheGuard();
  },
  newId: () => {
    throw new BehindTheGuard();
  },
  locale: 'en',
  requestId: '',
});

/** A row whose property, of all that any rule names, holds the id; all the others hold nobody's. */
interface Source {
  readonly is: string;
  readonly row: Readonly<Record<string, string | null>>;
  readonly owners: (rule: AccessRule) => unknown[];
}

function sourcesFor(rule: AccessRule, everyOwner: readonly string[]): Source[] {
  const rowOf = (value: (property: string) => string | null) =>
    Object.fromEntries(everyOwner.map((property) => [property, value(property)]));
  const source = (is: string, row: Source['row']): Source => ({
    is,
    row,
    owners: ({ own }) => (own ?? []).map((property) => row[property]),
  });
  const names = rule.own ?? [];
  return [
    ...names.map((name) =>
      source(
        `own by ${name}`,
        rowOf((property) => (property === name ? MINE : THEIRS)),
      ),
    ),
    // Its rule names none of these properties: that they hold the viewer's id must not open it.
    source(
      'own by what the rule does not name',
      rowOf((property) => (names.includes(property) ? THEIRS : MINE)),
    ),
    source(
      'other',
      rowOf(() => THEIRS),
    ),
    source(
      "nobody's",
      rowOf(() => null),
    ),
  ];
}

/** Asks the real, guarded resolver; what it does once it is let in does not matter. */
async function ask({ coordinate, field }: GuardedField, row: object, viewer: Viewer): Promise<Verdict> {
  try {
    // A field without resolver is read off the row: there is no guard that could say no.
    await field.resolve?.(row, beyond() as never, contextOf(viewer), {} as never);
    return 'OPEN';
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions?: { code?: string } };
    if (extensions?.code === 'UNAUTHENTICATED' && viewer.role === 'PUBLIC') return 'UNAUTHENTICATED';
    return message === `You may not read ${coordinate}.` ? 'FORBIDDEN' : 'OPEN';
  }
}

interface Cell {
  readonly cell: string;
  readonly row: object;
  readonly viewer: Viewer;
  readonly expected: Verdict;
}

/** The public acts for nobody; a token may also name a role and no organisation. */
const viewersOf = (role: string): Viewer[] =>
  role === 'PUBLIC' ? [viewerOf(role)] : [viewerOf(role, MINE), viewerOf(role)];

function cellsOf({ rule }: GuardedField, everyOwner: readonly string[]): Cell[] {
  if (!rule) return [];
  return ROLES.flatMap(viewersOf).flatMap((viewer) =>
    sourcesFor(rule, everyOwner).map(({ is, row, owners }) => ({
      cell: `${viewer.role}${viewer.organisationId ? '' : ' of no organisation'}, ${is}`,
      row,
      viewer,
      expected: verdictOf(rule, viewer, owners(rule)),
    })),
  );
}

const ALL: readonly SubgraphFields[] = everyField();
const OWNERS = [...new Set(ALL.flatMap(({ fields }) => fields.flatMap(({ rule }) => rule?.own ?? [])))].sort();
const countOf = (fields: readonly GuardedField[]) => fields.reduce((sum, one) => sum + cellsOf(one, OWNERS).length, 0);

/** Mutations that need no token. Each with the reason why. */
const PUBLIC_MUTATIONS: Readonly<Record<string, string>> = {};

describe(`the matrix of field x role x owner: ${countOf(ALL.flatMap(({ fields }) => fields))} cells`, () => {
  for (const { subgraph, fields } of ALL) {
    it(`${subgraph}: ${fields.length} fields, ${countOf(fields)} cells, each as the schema prints its rule`, async ({
      expect,
    }) => {
      for (const one of fields) {
        const cells = cellsOf(one, OWNERS);
        const found = await Promise.all(cells.map(async ({ row, viewer }) => ask(one, row, viewer)));
        const table = (verdicts: readonly Verdict[]) => cells.map(({ cell }, i) => `${cell}: ${verdicts[i]}`);
        expect.soft(table(found), one.coordinate).toEqual(table(cells.map(({ expected }) => expected)));
      }
    });
  }
});

describe('what nobody allowed is denied', () => {
  const everything = ALL.flatMap(({ subgraph, fields }) => fields.map((one) => ({ subgraph, ...one })));

  it('each field of each subgraph says who may read it', () => {
    const silent = everything.filter(({ rule }) => rule === null).map(({ coordinate }) => coordinate);
    expect(silent).toEqual([]);
    expect(ALL).toHaveLength(9);
  });

  it('each rule names roles that there are', () => {
    const strange = everything.filter(({ rule }) => rule!.to.some((role) => !(ROLES as string[]).includes(role)));
    expect(strange.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('no mutation is for everybody, but for those that are listed with a reason', () => {
    const open = everything.filter(({ type, rule }) => type === 'Mutation' && rule!.to.includes('PUBLIC'));
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(PUBLIC_MUTATIONS).sort());
  });

  it('no mutation lets an analyst write', () => {
    const open = everything.filter(({ type, rule }) => type === 'Mutation' && rule!.to.includes('ANALYST'));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('a rule of ownership stands only where there is a row to own', () => {
    const rootless = everything.filter(({ type, rule }) => ['Query', 'Mutation'].includes(type) && rule!.own?.length);
    expect(rootless.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('a field that several subgraphs show has one rule in all of them', () => {
    // An id alone tells nothing: a stub of another subgraph's type repeats the one it was asked for.
    const rules = Map.groupBy(
      everything.filter(({ name }) => name !== 'id'),
      ({ coordinate }) => coordinate,
    );
    const differing = [...rules].filter(
      ([, all]) => new Set(all.map(({ rule }) => JSON.stringify([rule!.to, rule!.own ?? []]))).size > 1,
    );
    expect(differing.map(([coordinate]) => coordinate)).toEqual([]);
  });
});
