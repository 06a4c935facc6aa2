import { globSync, readFileSync } from 'node:fs';
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ruleOf } from '#kit/access';
import { buildSchema } from '#kit/schema';
import { subgraphs } from '#subgraphs';
import { type Graph, startGraph } from '../harness/graph.ts';
import { viewerOf } from '../harness/subgraph.ts';
import { ROLES } from './access/fields.ts';

/** A field of a list that only some may see, so that only they may filter, sort, group and measure by it. */
interface Restricted {
  readonly subgraph: string;
  readonly list: string;
  readonly aggregate: string;
  readonly field: string;
  /** A condition on it that a client would send. */
  readonly condition: string;
  readonly numeric: boolean;
  readonly to: readonly string[];
}

const SEES_RAISES = ['INVESTOR', 'TECHNOPARK_MANAGER', 'ANALYST', 'SECRETARIAT'];
const OVERSEERS = ['SECRETARIAT', 'ANALYST'];
const of = (subgraph: string, list: string, field: string, condition: string, to: readonly string[]): Restricted => ({
  ...{ subgraph, list, aggregate: `${list}Aggregate`, field, condition, to },
  numeric: /gte/.test(condition),
});

const RESTRICTED: readonly Restricted[] = [
  of('startups', 'startups', 'raisingUsd', '{ gte: "100000" }', SEES_RAISES),
  of('startups', 'startups', 'heldForReview', '{ eq: true }', OVERSEERS),
  of('investors', 'investors', 'heldForReview', '{ eq: true }', OVERSEERS),
  of('matches', 'startupProfiles', 'raiseUsd', '{ gte: "100000" }', SEES_RAISES),
  of('matches', 'startupProfiles', 'raiseRound', '{ eq: SEED }', SEES_RAISES),
];

/** Every way to learn of a field without selecting it. */
function questions({ list, aggregate, field, condition, numeric }: Restricted): Record<string, string> {
  const filter = (inner: string) => `{ ${list}(filter: ${inner}) { totalCount } }`;
  const fold = (which: string) => `{ ${aggregate}(${which}) { groups { count } } }`;
  return {
    'by a filter': filter(`{ ${field}: ${condition} }`),
    'by what is unknown': filter(`{ ${field}: { isNull: true } }`),
    'by a filter within and': filter(`{ and: [{ ${field}: ${condition} }] }`),
    'by a filter within or': filter(`{ or: [{ synthetic: { eq: true } }, { ${field}: ${condition} }] }`),
    'by a filter within not': filter(`{ not: { not: { ${field}: ${condition} } } }`),
    'by a sort': `{ ${list}(orderBy: [{ field: ${field}, direction: DESC }]) { nodes { id } } }`,
    'by a second sort': `{ ${list}(orderBy: [{ field: country, direction: ASC }, { field: ${field}, direction: ASC }]) { edges { cursor } } }`,
    'by groups': fold(`groupBy: [{ field: ${field} }]`),
    'by a measure': fold(`measures: [{ field: ${field}, function: ${numeric ? 'SUM' : 'COUNT'} }]`),
    'by a condition on groups': fold(`having: [{ field: ${field}, function: COUNT, gte: 1 }]`),
    'by the filter of an aggregate': fold(`filter: { ${field}: ${condition} }`),
  };
}

const schemas: readonly (readonly [string, GraphQLSchema])[] = subgraphs.map((one) => [
  one.name,
  buildSchema(one).schema,
]);

/** The names a list's arguments offer to filter, sort, group or measure by. */
function offered(arguments_: readonly GraphQLArgument[]): Set<string> {
  const names = arguments_.flatMap(({ type }) => {
    const input = getNamedType(type);
    if (!isInputObjectType(input)) return [];
    const { field } = input.getFields();
    const list = field && getNamedType(field.type);
    if (isEnumType(list)) return (list as GraphQLEnumType).getValues().map(({ name }) => name);
    return Object.keys((input as GraphQLInputObjectType).getFields());
  });
  return new Set(names);
}

/** Fields of the listed type that are guarded although the list is open to more, and that its arguments offer. */
function guardedAndOffered(schema: GraphQLSchema, query: GraphQLField<unknown, unknown>): string[] {
  const listed = /^(.*)Connection$/.exec(getNamedType(query.type).name)?.[1];
  const type = listed && schema.getType(listed);
  if (!type || !('getFields' in type)) return [];
  const open = ruleOf(query.astNode?.directives)!.to;
  const names = offered(query.args);
  return (Object.values(type.getFields()) as GraphQLField<unknown, unknown>[])
    .filter(({ name, astNode }) => {
      const { to } = ruleOf(astNode?.directives)!;
      return names.has(name) && !to.includes('PUBLIC') && open.some((role) => !to.includes(role));
    })
    .map(({ name }) => name);
}

describe('what one may not see one may not filter, sort, group or measure by', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph();
  });

  it('each guarded field that a public list offers to filter by is in the table', () => {
    const found = schemas.flatMap(([subgraph, schema]) =>
      Object.values(schema.getQueryType()!.getFields())
        .filter((query) => ruleOf(query.astNode?.directives)?.to.includes('PUBLIC'))
        .flatMap((query) => guardedAndOffered(schema, query).map((field) => `${subgraph} ${query.name} ${field}`)),
    );
    const tabled = RESTRICTED.map(({ subgraph, list, field }) => `${subgraph} ${list} ${field}`);
    expect(found.filter((one) => !tabled.includes(one))).toEqual([]);
  });

  it('each field that a list restricts is in the table', () => {
    const restricted = globSync('subgraphs/*/*.resolver.ts').flatMap((file) => {
      const fields = readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): \w+\(.*\{.*\bto: .*\}\),$/gm);
      return [...fields].map(([, field]) => `${file.split('/')[1]} ${field}`);
    });
    expect(restricted.sort()).toEqual(RESTRICTED.map(({ subgraph, field }) => `${subgraph} ${field}`).sort());
  });

  for (const one of RESTRICTED) {
    for (const [how, text] of Object.entries(questions(one))) {
      it(`${one.list} ${how}: ${one.field} for ${one.to.join(', ')} only`, async ({ expect }) => {
        for (const role of ROLES) {
          const viewer = viewerOf(role, role === 'PUBLIC' ? null : 'startup_demo-02');
          for (const answer of [await graph.query(text, {}, viewer), await graph.ask(one.subgraph, text, viewer)]) {
            const codes = answer.errors?.map(({ extensions }) => extensions.code);
            expect(codes, role).toEqual(one.to.includes(role) ? undefined : ['FORBIDDEN']);
            if (codes) expect(Object.values(answer.data ?? {}), role).toEqual(answer.data ? [null] : []);
          }
        }
      });
    }
  }
});
