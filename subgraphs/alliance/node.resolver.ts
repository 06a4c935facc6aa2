import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import type { AllianceLoaders } from './loaders.ts';
import { Node } from './node.ts';
import { NODE_STUBS } from './stubs.ts';

const MAX_NODES = 100;

/** Own types are looked up; of the others only the id is known here, and their owner says whether they exist. */
async function find(id: string, { loaders }: Context<AllianceLoaders>): Promise<Node | null> {
  const type = typeOf(id);
  if (type === 'State') return loaders.state.load(id);
  if (type === 'Organisation') return loaders.organisation.load(id);
  if (type === 'Person') return loaders.person.load(id);
  return type && NODE_STUBS.has(type) ? { id } : null;
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its id; null when there is no such thing, as its owner says when more than the id is asked for.',
  })
  @Access({ to: ['PUBLIC'] })
  node(
    @Arg('id', () => ID, { description: 'An id of this graph.' }) id: string,
    @Ctx() context: Context<AllianceLoaders>,
  ) {
    return find(id, context);
  }

  @Query(() => [Node], { nullable: 'items', description: 'Several by their ids, in that order.' })
  @Access({ to: ['PUBLIC'] })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids of this graph, at most 100.' }) ids: string[],
    @Ctx() context: Context<AllianceLoaders>,
  ) {
    if (ids.length > MAX_NODES) throw invalid('TOO_MANY_IDS', `At most ${MAX_NODES} ids.`, ['ids']);
    return Promise.all(ids.map((id) => find(id, context)));
  }
}
