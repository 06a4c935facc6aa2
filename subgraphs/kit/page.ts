import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { decodeCursor, encodeCursor, isText } from './cursor.ts';
import { invalid } from './failure.ts';
import { declare, named } from './filter.ts';

const MAX_PAGE = 100;

@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to go on.' })
  after?: string | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('PageInfo', { description: 'Where a page stands in its list (Relay).', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether the page follows another.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor: string | null;
}

/** A page as resolvers return it. `totalCount` is a function: it costs nothing unless it is selected. */
export interface Page<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => number | Promise<number>;
}

/** The classes `<name>Connection` and `<name>Edge`. */
export function connectionType<T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> {
  const edge = named(`${name}Edge`);
  ObjectType(`${name}Edge`, { description: `A ${name} in a list, and its cursor.`, simpleResolvers: true })(edge);
  Access({ to: ['PUBLIC'] })(edge);
  declare(edge, 'node', node, 'The item.', false);
  declare(edge, 'cursor', () => String, 'Opaque place in the list.', false);
  const connection = named<Page<T>>(`${name}Connection`);
  ObjectType(`${name}Connection`, { description: `A page of ${name} items (Relay).`, simpleResolvers: true })(
    connection,
  );
  Access({ to: ['PUBLIC'] })(connection);
  declare(connection, 'edges', () => [edge], 'The items with their cursors.', false);
  declare(connection, 'nodes', () => [node()], 'The items.', false);
  declare(connection, 'pageInfo', () => PageInfo, 'Where the page stands.', false);
  declare(connection, 'totalCount', () => Int, 'How many there are in all; counted only when selected.', false);
  return connection;
}

/** @throws INVALID_PAGE_SIZE unless 1 <= first <= 100 */
export function pageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE)
    throw invalid('INVALID_PAGE_SIZE', `first must be between 1 and ${MAX_PAGE}.`, ['first']);
  return first;
}

/** Makes a page of rows of which one more than asked for was read, so that we know whether more follow. */
export function pageOf<T>(
  rows: readonly T[],
  first: number,
  after: boolean,
  cursor: (row: T) => string,
  totalCount: Page<T>['totalCount'],
): Page<T> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursor(node) }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: after,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo, totalCount };
}

/**
 * Pages a list that is in memory already (a loader's batch, a ranked list). `order` names the list (and the model that
 * ranked it): a cursor of another list is refused.
 */
export function pageOfList<T extends { id: string }>(
  items: readonly T[],
  { first, after }: PageArguments,
  order: string,
): Page<T> {
  const last = after ? decodeCursor(after, order, [isText])[0] : null;
  const start = last === null ? 0 : items.findIndex((item) => item.id === last) + 1;
  if (last !== null && start === 0)
    throw invalid('INVALID_CURSOR', 'The item this cursor points at is no longer in the list.', ['after']);
  const rows = items.slice(start, start + pageSize(first) + 1);
  return pageOf(
    rows,
    first,
    start > 0,
    (item) => encodeCursor({ order, values: [item.id] }),
    () => items.length,
  );
}
