import { describe, expect, test } from 'vitest';
import { strangersAtTheTop } from './house.ts';
import * as laws from './laws.ts';
import { parse, type World } from './source.ts';

const broken = (law: laws.Law, world: World): string[] => law(parse(world));

describe('law 1, a subgraph stands alone', () => {
  const law = laws.subgraphsStandAlone;

  test('lets in itself, kit, vocabulary, packages and types of events', () => {
    const text = `
      import './a.rules.ts'; import { x } from '#kit/x'; import { y } from '../vocabulary/y.ts'; import { z } from 'pino';
      import type { Happened } from '../beta/events.ts'; export const q = 1;`;
    expect(
      broken(law, { 'subgraphs/alpha/a.ts': text, 'subgraphs/index.ts': `export * from './alpha/index.ts';` }),
    ).toEqual([]);
  });

  test.for([
    [`import { b } from '../beta/b.ts';`, '../beta/b.ts'],
    [`import type { B } from '../beta/b.ts';`, 'type ../beta/b.ts'],
    [`import { Happened } from '../beta/events.ts';`, '../beta/events.ts'],
    [`import { type Happened } from '../beta/events.ts';`, '../beta/events.ts'],
    [`export * from '../beta/b.ts';`, '../beta/b.ts'],
    [`export { b } from '../beta/b.ts';`, '../beta/b.ts'],
    [`const b = await import('../beta/b.ts');`, '../beta/b.ts'],
    [`type B = import('../beta/b.ts').B;`, 'type ../beta/b.ts'],
    [`import { all } from '#subgraphs';`, '#subgraphs'],
    [`import { main } from '../../gateway/main.ts';`, '../../gateway/main.ts'],
  ])('sees %s', ([text, said]) => {
    expect(broken(law, { 'subgraphs/alpha/a.ts': `\n${text}` })).toEqual([`subgraphs/alpha/a.ts:2 imports ${said}`]);
  });

  test('sees the kit and the vocabulary import a subgraph', () => {
    const world = {
      'subgraphs/kit/k.ts': `import '../alpha/a.ts';`,
      'subgraphs/vocabulary/v.ts': `import type { E } from '../alpha/events.ts';`,
    };
    expect(broken(law, world)).toEqual([
      'subgraphs/kit/k.ts:1 imports ../alpha/a.ts',
      'subgraphs/vocabulary/v.ts:1 imports type ../alpha/events.ts',
    ]);
  });

  test('sees a foreign key that leaves the subgraph, and passes one that stays', () => {
    const text =
      'this.addSql(`alter table alpha.a add foreign key (b) references "beta"."b" (id), add foreign key (c) references alpha.c`);';
    expect(broken(law, { 'subgraphs/alpha/migrations/0001-initial.ts': text })).toEqual([
      'subgraphs/alpha/migrations/0001-initial.ts has a foreign key into beta',
    ]);
  });
});

describe('law 2, the engine is pure', () => {
  test('lets in itself and a given date', () => {
    const text = `import { b } from './learn/b.ts'; export const f = (at: number) => new Date(at); // no Date.now(), no Math.random()`;
    expect(broken(laws.matchingIsPure, { 'matching/a.ts': text })).toEqual([]);
  });

  test.for([
    `import fs from 'node:fs';`,
    `import pino from 'pino';`,
    `import { x } from '#kit/x';`,
    `import '../../subgraphs/matches/m.ts';`,
  ])('sees %s', (text) => {
    expect(broken(laws.matchingIsPure, { 'matching/learn/a.ts': text })).toEqual([
      `matching/learn/a.ts:1 imports ${text.match(/'(.*)'/)![1]}`,
    ]);
  });

  test.for(['Date.now()', 'new Date()', 'Date()', 'Math.random()', `Math['random']()`, 'performance.now()'])(
    'sees %s',
    (text) => {
      expect(broken(laws.matchingIsPure, { 'matching/a.ts': `export const x = ${text};` })).toEqual([
        'matching/a.ts:1 asks the clock or chance',
      ]);
    },
  );
});

describe('law 3, the engine has two users', () => {
  test('lets in matches, meetings and tests', () => {
    const text = `import { rank } from '#matching';`;
    const world = {
      'subgraphs/matches/m.ts': text,
      'subgraphs/meetings/m.ts': text,
      'tests/matching/score.test.ts': `import '../../matching/score.ts';`,
    };
    expect(broken(laws.matchingHasTwoUsers, world)).toEqual([]);
  });

  test('sees another subgraph, the gateway, and a back door', () => {
    const world = {
      'subgraphs/startups/s.ts': `import { rank } from '#matching';`,
      'gateway/g.ts': `import type { Profile } from '../matching/profile.ts';`,
      'subgraphs/matches/m.ts': `import { score } from '../../matching/score.ts';`,
    };
    expect(broken(laws.matchingHasTwoUsers, world)).toEqual([
      'subgraphs/startups/s.ts:1 imports #matching',
      'gateway/g.ts:1 imports type ../matching/profile.ts',
      'subgraphs/matches/m.ts:1 imports ../../matching/score.ts',
    ]);
  });
});

describe('law 4, the gateway only routes', () => {
  test('lets main know the subgraphs, and all use the kit', () => {
    const world = {
      'gateway/main.ts': `import { all } from '#subgraphs';`,
      'gateway/viewer.ts': `import type { Viewer } from '#kit/viewer';`,
    };
    expect(broken(laws.gatewayOnlyRoutes, world)).toEqual([]);
  });

  test.for([
    'type-graphql',
    '@mikro-orm/core',
    '@mikro-orm/postgresql',
    'pg',
    '@apollo/composition',
    '@apollo/subgraph',
    '#subgraphs',
    '../subgraphs/startups/index.ts',
  ])('sees %s', (specifier) => {
    expect(broken(laws.gatewayOnlyRoutes, { 'gateway/source.ts': `import * as x from '${specifier}';` })).toEqual([
      `gateway/source.ts:1 imports ${specifier}`,
    ]);
  });

  test('sees composition in main too', () => {
    expect(broken(laws.gatewayOnlyRoutes, { 'gateway/main.ts': `import '@apollo/composition';` })).toHaveLength(1);
  });
});

describe('law 5, the kit knows no domain', () => {
  test('passes words that only contain one', () => {
    expect(
      broken(laws.kitKnowsNoDomain, {
        'subgraphs/kit/a.ts': 'const refund = marketing(fundamental, granted, program);',
      }),
    ).toEqual([]);
  });

  test.for([
    ['const startupId = 1;', 'startup'],
    ['class HTTPInvestor {}', 'investor'],
    ['const MAX_GRANTS = 1;', 'grant'],
    [`const x = 'funds';`, 'fund'],
    ['// one meeting', 'meeting'],
    ['type ByMarket = 1', 'market'],
    ['`residencies.changed`', 'residency'],
  ] as const)('sees %s', ([text, word]) => {
    expect(broken(laws.kitKnowsNoDomain, { 'subgraphs/kit/a.ts': text })).toEqual([
      `subgraphs/kit/a.ts:1 speaks of a ${word}`,
    ]);
  });

  test('sees a file named so', () => {
    expect(broken(laws.kitKnowsNoDomain, { 'subgraphs/kit/programme-state.ts': '' })).toEqual([
      'subgraphs/kit/programme-state.ts is named after a programme',
    ]);
  });
});

describe('law 6, no cycle and no any', () => {
  test('passes a diamond and a cycle of types', () => {
    const world = {
      'a.ts': `import './b.ts'; import './c.ts';`,
      'b.ts': `import './d.ts';`,
      'c.ts': `import './d.ts';`,
      'd.ts': `import type { A } from './a.ts';`,
    };
    expect(broken(laws.importsHaveNoCycle, world)).toEqual([]);
  });

  test('sees a cycle, also through an alias, a re-export and a late import', () => {
    const world = {
      'subgraphs/kit/a.ts': `import { b } from '#kit/b';`,
      'subgraphs/kit/b.ts': `export * from './c.ts';`,
      'subgraphs/kit/c.ts': `const a = () => import('./a.ts');`,
    };
    expect(broken(laws.importsHaveNoCycle, world)).toEqual([
      'subgraphs/kit/a.ts -> subgraphs/kit/b.ts -> subgraphs/kit/c.ts -> subgraphs/kit/a.ts',
    ]);
  });

  test('sees any, and passes it with a reason in the two places where it may be', () => {
    const because = '// biome-ignore lint/suspicious/noExplicitAny: the library says any.\nlet x: any;';
    const world = {
      'gateway/a.ts': because,
      'tests/harness/answer.ts': because,
      'tests/harness/graph.ts': because,
      'subgraphs/kit/below.ts': because,
      'subgraphs/kit/bare.ts': 'let x: any;',
      'subgraphs/kit/mute.ts': '// biome-ignore lint/suspicious/noExplicitAny:\nlet x: Array<any>;',
      'subgraphs/kit/word.ts': `const any = 'any'; // any`,
    };
    expect(broken(laws.nothingIsAny, world)).toEqual([
      'gateway/a.ts:2 says any',
      'tests/harness/graph.ts:2 says any',
      'subgraphs/kit/bare.ts:1 says any',
      'subgraphs/kit/mute.ts:2 says any',
    ]);
  });
});

describe('law 7, the environment is read in two files', () => {
  test('lets the settings and the tests read it', () => {
    const text = 'export const x = process.env.X;';
    const world = {
      'gateway/settings.ts': text,
      'subgraphs/kit/settings.ts': text,
      'tests/a.test.ts': text,
      'vitest.config.ts': text,
    };
    expect(broken(laws.environmentIsReadTwice, world)).toEqual([]);
  });

  test.for([
    'const x = process.env.X;',
    `const x = process['env'];`,
    'const { env } = process;',
    `import { env } from 'node:process';`,
  ])('sees %s', (text) => {
    expect(broken(laws.environmentIsReadTwice, { 'subgraphs/alliance/a.ts': text })).toEqual([
      'subgraphs/alliance/a.ts:1 reads the environment',
    ]);
  });
});

describe('law 9, tests and schema are leaves', () => {
  test('lets the tests use both, the schema itself, and anybody their types', () => {
    const world = {
      'tests/a.test.ts': `import './harness/b.ts'; import '../schema/compose.ts';`,
      'schema/compose.ts': `import './rules.ts';`,
      'gateway/a.ts': `import type { Rule } from '../schema/rules.ts';`,
    };
    expect(broken(laws.testsAndSchemaAreLeaves, world)).toEqual([]);
  });

  test('sees them imported', () => {
    const world = {
      'gateway/a.ts': `import '../schema/rules.ts';`,
      'schema/rules.ts': `import '../tests/harness/x.ts';`,
      'subgraphs/alpha/seed.ts': `import '../../tests/data/x.ts';`,
    };
    expect(broken(laws.testsAndSchemaAreLeaves, world)).toEqual([
      'gateway/a.ts:1 imports ../schema/rules.ts',
      'schema/rules.ts:1 imports ../tests/harness/x.ts',
      'subgraphs/alpha/seed.ts:1 imports ../../tests/data/x.ts',
    ]);
  });
});

test('a stranger at the top level is seen', () => {
  expect(strangersAtTheTop({ 'gateway/main.ts': '', 'README.md': '', 'utils/x.ts': '', 'notes.md': '' })).toEqual([
    'utils',
    'notes.md',
  ]);
});
