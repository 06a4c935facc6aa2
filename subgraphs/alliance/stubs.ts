import { type ClassType, Directive, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Node } from './node.ts';

const ELSEWHERE = [
  'Startup',
  'Technopark',
  'Investor',
  'Deal',
  'Market',
  'Programme',
  'Cohort',
  'Measure',
  'GrantCall',
  'Event',
  'Meeting',
] as const;

function nodeStub(name: string): ClassType<Node> {
  const stub = { [name]: class extends Node {} }[name] as unknown as ClassType<Node>;
  ObjectType(name, { implements: Node, simpleResolvers: true })(stub);
  Directive('@key(fields: "id", resolvable: false)')(stub);
  Access({ to: ['PUBLIC'] })(stub);
  return stub;
}

/** The entities of other subgraphs that `node(id)` leads to, by type name. */
export const NODE_STUBS: ReadonlyMap<string, ClassType<Node>> = new Map(
  ELSEWHERE.map((name) => [name, nodeStub(name)]),
);
