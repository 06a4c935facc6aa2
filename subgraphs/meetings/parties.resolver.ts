import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { EventParty } from './stubs.ts';

interface OfTwo {
  readonly a: string;
  readonly b: string;
}

/** Answers `parties` of a type that names two. */
export function partiesOf(type: ClassType<OfTwo>) {
  @Resolver(() => type)
  class PartiesResolver {
    @FieldResolver(() => [EventParty], { description: 'Both sides.' })
    parties(@Root() { a, b }: OfTwo) {
      return [{ id: a }, { id: b }];
    }
  }
  return PartiesResolver;
}
