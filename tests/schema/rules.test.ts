import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { generate } from '../../schema/generate.ts';
import {
  connectionsPage,
  described,
  doneOnce,
  idsAndListsAreWhole,
  listsWithoutAggregate,
  neverNullThoughGuarded,
  oneInputOnePayload,
  RULES,
  requiresWithArguments,
} from '../../schema/rules.ts';

const files = generate();
const api = buildSchema(files.get('api.graphql')!);

describe('The graph keeps its conventions', () => {
  it.each(Object.keys(RULES))('%s', (name) => {
    expect(RULES[name]!(api)).toEqual([]);
  });

  it('no @requires on a field with arguments', () => {
    for (const [path, sdl] of files) if (path.startsWith('subgraphs/')) expect(requiresWithArguments(sdl)).toEqual([]);
  });

  it('a guarded field of an open type may be null', () => {
    for (const [path, sdl] of files) if (path.startsWith('subgraphs/')) expect(neverNullThoughGuarded(sdl)).toEqual([]);
  });

  it('an aggregate stands beside each list of a table', () => {
    for (const [path, sdl] of files) if (path.startsWith('subgraphs/')) expect(listsWithoutAggregate(sdl)).toEqual([]);
  });
});

describe('Each convention is seen broken', () => {
  const broken = (sdl: string) => buildSchema(`interface MutationError { code: String! } ${sdl}`);

  it('described', () => {
    const sdl = '"""x""" type Query { """x""" a(b: Int): Int, c: Int } """x""" enum E { V } input I { f: E }';
    expect(described(broken(sdl)).join()).toContain(
      'E.V has no description,I has no description,I.f has no description,',
    );
    expect(described(broken(sdl))).toContain('Query.c has no description');
    expect(described(broken(sdl))).toContain('Query.a(b) has no description');
  });

  it('oneInputOnePayload', () => {
    const sdl = 'type Query { a: Int } type P { errors: [MutationError] } type Mutation { do(a: Int, input: Int): P }';
    expect(oneInputOnePayload(broken(sdl))).toEqual([
      'Mutation.do does not take one input',
      'Mutation.do does not answer errors: [MutationError!]!',
    ]);
  });

  it('doneOnce', () => {
    const sdl = `type Query { a: Int } type Booking { id: ID! } type BookingPayload { booking: Booking }
      type Plan { version: Int! } type PlanPayload { plan: Plan } input Bare { id: ID! } input Versioned { expectedVersion: Int! }
      input Keyed { idempotencyKey: String! }
      type Mutation { cancel(input: Versioned): BookingPayload, book(input: Keyed): BookingPayload
        change(input: Versioned): PlanPayload, draft(input: Keyed): PlanPayload, overwrite(input: Bare): PlanPayload }`;
    expect(doneOnce(broken(sdl))).toEqual([
      'Mutation.cancel takes no idempotencyKey',
      'Mutation.overwrite takes neither a key nor a version',
    ]);
  });

  it('idsAndListsAreWhole', () => {
    expect(idsAndListsAreWhole(broken('type Query { id: ID, list: [Int]!, nodes: [Int]! }'))).toEqual([
      'Query.id may be null',
      'Query.list may hold a null',
    ]);
  });

  it('connectionsPage', () => {
    expect(connectionsPage(broken('type AConnection { n: Int } type Query { as(first: Int): AConnection }'))).toEqual([
      'Query.as has no argument after',
    ]);
  });

  it('neverNullThoughGuarded', () => {
    const sdl = `type A { id: ID! @access(to: ["PUBLIC"]) b: Int! @access(to: ["X"], own: ["id"]) c: Int @access(to: ["X"]) }
      type B { d: Int! @access(to: ["X"]) }`;
    expect(neverNullThoughGuarded(sdl)).toEqual(['A.b is guarded, and never null']);
  });

  it('listsWithoutAggregate', () => {
    const sdl = `type Query {
      as(orderBy: Int): AC @access(to: ["X"])  asAggregate: Int @access(to: ["X"])
      bs(orderBy: Int): BC @access(to: ["X"])  bsAggregate: Int @access(to: ["PUBLIC"])
      cs(orderBy: Int): CC @access(to: ["X"])  ds: DC @access(to: ["X"]) }`;
    expect(listsWithoutAggregate(sdl)).toEqual([
      'Query.bs has no aggregate for its readers',
      'Query.cs has no aggregate for its readers',
    ]);
  });

  it('requiresWithArguments', () => {
    const sdl = 'type A { b(c: Int): Int @requires(fields: "d"), e: Int @requires(fields: "d") }';
    expect(requiresWithArguments(sdl)).toEqual(['b has @requires and arguments']);
  });
});
