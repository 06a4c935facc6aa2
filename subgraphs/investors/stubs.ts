import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';

/** A startup, to which this subgraph adds who put money into it. */
@ObjectType('Startup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class Startup {
  @Field(() => ID)
  id: string;
}

/** A country in a year, to which this subgraph adds what its startups raised. */
@ObjectType('CountryYear', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class CountryYear {
  @Field(() => ID)
  id: string;

  readonly country: string;
  readonly year: number;
}
