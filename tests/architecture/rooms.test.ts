import { describe, expect, test } from 'vitest';
import { drawers, missingRooms, outOfRoom, sharedTypes } from './rooms.ts';
import type { World } from './source.ts';

const NEEDED = [
  ...['index.ts', 'events.ts', 'loaders.ts', 'seed.ts', 'stubs.ts', 'migrations/0001-initial.ts'],
  ...['park.entity.ts', 'park.resolver.ts'],
];

const alpha = (files: readonly string[], text = ''): World =>
  Object.fromEntries(files.map((file) => [`subgraphs/alpha/${file}`, text]));

describe('every subgraph has the same rooms', () => {
  test('and one with all of them passes', () => {
    expect(missingRooms({ ...alpha(NEEDED), 'subgraphs/index.ts': '', 'subgraphs/kit/id.ts': '' })).toEqual([]);
  });

  test.for(NEEDED)('and is missed without %s', (room) => {
    const name = room.replace('initial', '…').replace('park', '…');
    expect(missingRooms(alpha(NEEDED.filter((file) => file !== room)))).toEqual([`subgraphs/alpha has no ${name}`]);
  });
});

describe('a file is named after the one thing it holds', () => {
  test('a noun, its kind, or a kind of that', () => {
    const files = [
      'lists.ts',
      'funding-round.states.ts',
      'reason.texts.ru.ts',
      'parks.facts.json',
      'migrations/0002-x.ts',
    ];
    expect(outOfRoom({ ...alpha(files), 'subgraphs/vocabulary/Any_Name.ts': '' })).toEqual([]);
  });

  test.for(['Park.ts', 'park_rules.ts', 'a.b.c.d.ts', 'deep/park.ts', 'migrations/initial.ts', 'park.json', 'park.js'])(
    'not %s',
    (file) => {
      expect(outOfRoom(alpha([file]))).toEqual([`subgraphs/alpha/${file} has no name of a room`]);
    },
  );
});

describe('what has a room of its own stands nowhere else', () => {
  test.for([
    ['@Entity({ schema: 1 })\nclass A {}', 'park.entity.ts', 'a table, which belongs in ….entity.ts'],
    ['@Resolver(() => A)\nclass B {}', 'park.resolver.ts', 'a resolver, which belongs in ….resolver.ts'],
    ['@InputType()\nclass C {}', 'park.inputs.ts', 'an input, which belongs in ….inputs.ts'],
    ['class D extends Migration {}', 'migrations/0001-d.ts', 'a migration, which belongs in migrations/'],
  ] as const)('%s', ([text, right, said]) => {
    expect(outOfRoom(alpha([right], text))).toEqual([]);
    expect(outOfRoom(alpha(['park.rules.ts'], text))).toEqual([`subgraphs/alpha/park.rules.ts holds ${said}`]);
  });
});

describe('a type of the graph has one owner', () => {
  const park = `@ObjectType('Park', { simpleResolvers: true })\n@Directive('@key(fields: "id")')\nexport class Park {}`;
  const view = `@ObjectType('View')\nexport class View {}\n${park.replace('Park', 'Hall')}`;

  test('whom the others name in their stubs', () => {
    const world = { 'subgraphs/alpha/park.entity.ts': park, 'subgraphs/beta/stubs.ts': park };
    expect(sharedTypes(world)).toEqual([]);
  });

  test('and not two', () => {
    const world = { 'subgraphs/alpha/park.entity.ts': park, 'subgraphs/beta/park.type.ts': park };
    expect(sharedTypes(world)).toEqual(['Park is at home in alpha and beta']);
  });

  test('while a type without a key belongs to whoever needs it', () => {
    const world = { 'subgraphs/alpha/view.ts': view, 'subgraphs/beta/view.ts': view.replace('Hall', 'Room') };
    expect(sharedTypes(world)).toEqual([]);
  });
});

describe('there are no drawers', () => {
  test('where a file is named after a thing', () => {
    const files = ['subgraphs/index.ts', 'subgraphs/alpha/index.ts', 'matching/index.ts', 'matching/database.ts'];
    const more = ['subgraphs/alpha/match.types.ts', 'subgraphs/alpha/match-index.ts', 'tests/matching/index.test.ts'];
    expect(drawers(Object.fromEntries([...files, ...more].map((file) => [file, ''])))).toEqual([]);
  });

  test.for([
    ...['subgraphs/kit/utils.ts', 'subgraphs/alpha/park.service.ts', 'gateway/helpers/x.ts', 'matching/core.ts'],
    ...['tests/common.ts', 'subgraphs/alpha/park-manager.ts', 'subgraphs/alpha/types.ts', 'matching/criteria/index.ts'],
  ])('%s is one', (file) => {
    expect(drawers({ [file]: '' })).toEqual([file]);
  });
});
