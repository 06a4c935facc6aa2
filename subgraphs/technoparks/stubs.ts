import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';

@ObjectType('Startup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class Startup {
  @Field(() => ID)
  id: string;
}

@ObjectType('State', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class State {
  @Field(() => ID)
  id: string;
}

@ObjectType('CountryYear', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class CountryYear {
  @Field(() => ID)
  id: string;
}

/** `state_KZ` -> `KZ` */
export const countryOf = (stateId: string): string => stateId.slice('state_'.length);
