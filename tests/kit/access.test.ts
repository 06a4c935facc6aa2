import { buildSchema as parsed } from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Access, mayRead, mustOwn } from '#kit/access';
import { seed } from '#kit/prepare';
import { buildSchema } from '#kit/schema';
import type { RunningSubgraph } from '#kit/start';
import { subgraph } from '#kit/subgraph';
import type { Viewer } from '#kit/viewer';
import { ledger } from './world/ledger.ts';
import { clock, opened } from './world/opened.ts';

const viewer = (role: string, organisationId: string | null = null): Viewer => ({
  role,
  organisationId,
  personId: null,
});

@ObjectType('Silent', { simpleResolvers: true })
class Silent {
  @Field(() => String)
  word: string;
}

@Resolver()
class SilentResolver {
  @Query(() => Silent)
  @Access({ to: ['PUBLIC'] })
  silent() {
    return { word: 'x' };
  }
}

describe('Access is denied by default', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
    await seed(ledger, running.orm, clock);
  });

  it('refuses to build a schema in which a field says nothing of who may read it', () => {
    const forgetful = subgraph({
      name: 'forgetful',
      entities: [],
      resolvers: [SilentResolver],
      references: {},
      loaders: () => ({}),
      migrations: [],
    });
    expect(() => buildSchema(forgetful)).toThrow('Silent.word carries no @Access rule');
  });

  it('writes the rule of every field into the schema that is printed', () => {
    const { sdl } = buildSchema(ledger);
    expect(sdl).toContain('amount: Float @access(to: ["BOOKKEEPER"], own: ["ownerId"])');
    expect(sdl).toContain('id: ID! @access(to: ["PUBLIC"])');
    expect(() =>
      parsed(sdl.replace(/extend schema[\s\S]*?@composeDirective\(name: "@access"\)/, ''), { assumeValidSDL: true }),
    ).not.toThrow();
  });

  const doors = {
    'a list': '{ entries { amount } }',
    _entities: '{ _entities(representations: [{ __typename: "Entry", id: "entry_1" }]) { ... on Entry { amount } } }',
  };
  const amountThrough = async (door: keyof typeof doors, who: Viewer) => {
    const { data, errors } = JSON.parse(JSON.stringify(await running.query({ query: doors[door] }, who)));
    return { amount: (data.entries ?? data._entities)[0].amount, code: errors?.[0]?.extensions.code };
  };

  for (const door of Object.keys(doors) as (keyof typeof doors)[]) {
    it(`shows a guarded field through ${door} to its roles and its owner only`, async () => {
      expect(await amountThrough(door, viewer('BOOKKEEPER'))).toEqual({ amount: 100, code: undefined });
      expect(await amountThrough(door, viewer('CLERK', 'party_a'))).toEqual({ amount: 100, code: undefined });
      expect(await amountThrough(door, viewer('CLERK', 'party_b'))).toEqual({ amount: null, code: 'FORBIDDEN' });
      expect(await amountThrough(door, viewer('CLERK'))).toEqual({ amount: null, code: 'FORBIDDEN' });
      expect(await amountThrough(door, viewer('PUBLIC'))).toEqual({ amount: null, code: 'UNAUTHENTICATED' });
    });
  }

  it('guards mutations as it guards fields', async () => {
    const close = (who: Viewer) => running.query({ query: 'mutation { close }' }, who);
    expect((await close(viewer('BOOKKEEPER'))).data).toEqual({ close: true });
    expect((await close(viewer('CLERK', 'party_a'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('never takes an absent owner for an absent organisation', () => {
    expect(mayRead({ to: [], own: ['ownerId'] }, viewer('CLERK'), { ownerId: null })).toBe(false);
    expect(mayRead({ to: [], own: ['ownerId'] }, viewer('CLERK', 'party_a'), {})).toBe(false);
  });

  it('lets a viewer act for the own organisation, and the secretariat for all', () => {
    expect(() => mustOwn(viewer('CLERK', 'party_a'), 'party_a')).not.toThrow();
    expect(() => mustOwn(viewer('SECRETARIAT'), 'party_a')).not.toThrow();
    expect(() => mustOwn(viewer('CLERK', 'party_b'), 'party_a')).toThrow('your own organisation only');
  });
});
