import { Field, ID, InterfaceType } from 'type-graphql';
import { typeOf } from '#kit/id';

@InterfaceType('Node', {
  description: 'Anything with an id that `node` can find.',
  autoRegisterImplementations: false,
  resolveType: (node: { id: string }) => typeOf(node.id) ?? undefined,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, stable, unique in the whole graph.' })
  id: string;
}
