import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import { describe, it } from 'vitest';
import { startGraph } from '../harness/graph.ts';
import { SECRETARIAT } from '../harness/subgraph.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));

/** By what a list can be sorted; nothing where it cannot, or asks for more. */
function sortFieldsOf({ args }: GraphQLField<unknown, unknown>): string[] {
  const order = args.find(({ name }) => name === 'orderBy');
  const term = order && getNamedType(order.type);
  const field = isInputObjectType(term) ? getNamedType(term.getFields().field!.type) : null;
  return isEnumType(field) && !args.some(isRequiredArgument) ? field.getValues().map(({ name }) => name) : [];
}
const lists = Object.values(schema.getQueryType()!.getFields())
  .map((field) => ({ list: field.name, sorts: sortFieldsOf(field) }))
  .filter(({ sorts }) => sorts.length > 0);

const decoded = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString());
const encoded = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Of one good cursor: too few values, too many, of no kind that a column has, and text that no column takes. */
const forgeriesOf = (cursor: string): string[] => {
  const [order, ...values] = decoded(cursor);
  const allOf = (value: unknown) => encoded([order, ...values.map(() => value)]);
  return [allOf([]), encoded([order]), encoded([order, ...values, 'more']), allOf({ $ne: 0 }), allOf('\0')];
};

describe('A list, in whatever order', () => {
  it('goes on from its own cursor, and refuses one that was forged', async ({ expect }) => {
    const graph = await startGraph();
    const ask = async (list: string, sort: string, after: string | null) => {
      const text = `query($after: String) { ${list}(first: 2, after: $after, orderBy: [{ field: ${sort}, direction: ASC }]) {
        edges { cursor } pageInfo { hasNextPage endCursor } } }`;
      const { data, errors } = await graph.query(text, { after }, SECRETARIAT);
      return { page: data?.[list], code: errors?.[0]?.extensions.code ?? null };
    };
    const wrong: unknown[] = [];
    const forgeries = new Map<string, string[]>();
    for (const { list, sorts } of lists)
      for (const sort of sorts) {
        const first = await ask(list, sort, null);
        if (first.code !== null) wrong.push([list, sort, first.code]);
        const cursor = first.page?.pageInfo.endCursor;
        if (!cursor) continue;
        const next = await ask(list, sort, cursor);
        if (next.code !== null || (next.page.edges.length === 0) === first.page.pageInfo.hasNextPage)
          wrong.push([list, sort, 'stops', next.code]);
        // All of them once for each list, and what no column takes in each order.
        const forged = forgeriesOf(cursor).slice(0, forgeries.has(list) ? 1 : undefined);
        forgeries.set(list, forged);
        for (const after of forged) {
          const { code } = await ask(list, sort, after);
          if (code !== 'INVALID_CURSOR') wrong.push([list, sort, decoded(after), code]);
        }
      }
    expect(wrong).toEqual([]);
    expect(forgeries.size).toBeGreaterThan(20);
  });
});
