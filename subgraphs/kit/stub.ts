import { type ClassType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from './access.ts';

export interface Reference {
  readonly id: string;
}

/**
 * A type of another subgraph that this one only names. A stub that adds fields is a class of its own in `stubs.ts`,
 * and resolvable.
 */
export function stubOf(name: string): ClassType<Reference> {
  const stub = { [name]: class {} }[name] as ClassType<Reference>;
  ObjectType(name, { simpleResolvers: true })(stub);
  Directive('@key(fields: "id", resolvable: false)')(stub);
  Access({ to: ['PUBLIC'] })(stub);
  Field(() => ID)(stub.prototype, 'id');
  return stub;
}
