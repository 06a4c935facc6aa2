import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';

/** A country in a year, to which this subgraph adds the foreign markets its startups entered. */
@ObjectType('CountryYear', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class CountryYear {
  @Field(() => ID)
  id: string;

  readonly country: string;
  readonly year: number;
}
