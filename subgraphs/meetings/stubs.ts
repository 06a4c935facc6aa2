import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { typeOf } from '#kit/id';
import { stubOf } from '#kit/stub';

/** Of the startups subgraph; this one adds what the startup does at events. */
@ObjectType('Startup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class Startup {
  @Field(() => ID)
  id: string;
}

/** Of the investors subgraph; extended likewise. */
@ObjectType('Investor', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class Investor {
  @Field(() => ID)
  id: string;
}

/** Of the technoparks subgraph; extended likewise. */
@ObjectType('Technopark', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class Technopark {
  @Field(() => ID)
  id: string;
}

export const Person = stubOf('Person');

export const EventParty = createUnionType({
  name: 'EventParty',
  description: 'A party that may take part in an event.',
  types: () => [Startup, Investor, Technopark] as const,
  resolveType: ({ id }) => typeOf(id) ?? undefined,
});
