import type { ConstDirectiveNode, FieldDefinitionNode, GraphQLField } from 'graphql';
import {
  defaultFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { Directive } from 'type-graphql';
import type { Context } from './context.ts';
import { denied, unauthenticated } from './failure.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who may read a field: the roles in `to` (`PUBLIC` means everyone), and the party whose id stands in one of the
 * source object's properties named in `own`.
 */
export interface AccessRule {
  readonly to: readonly string[];
  readonly own?: readonly string[];
}

export const ACCESS_SDL = 'directive @access(to: [String!]!, own: [String!]) on OBJECT | FIELD_DEFINITION';

/** Declares the rule of a field, or, on a class, of all its fields that carry none. */
export function Access(rule: AccessRule): PropertyDecorator & MethodDecorator & ClassDecorator {
  const own = rule.own?.length ? `, own: ${JSON.stringify(rule.own)}` : '';
  return Directive(`@access(to: ${JSON.stringify(rule.to)}${own})`);
}

/** Reads the rule out of a definition's directives; null when there is none. */
export function ruleOf(directives: readonly ConstDirectiveNode[] | undefined): AccessRule | null {
  const node = directives?.find((directive) => directive.name.value === 'access');
  if (!node) return null;
  return Object.fromEntries(
    node.arguments!.map((a) => [a.name.value, valueFromASTUntyped(a.value)]),
  ) as unknown as AccessRule;
}

export function mayRead(rule: AccessRule, viewer: Viewer, source: unknown): boolean {
  if (rule.to.includes('PUBLIC') || rule.to.includes(viewer.role)) return true;
  if (viewer.organisationId === null || typeof source !== 'object' || source === null) return false;
  return (rule.own ?? []).some((property) => (source as Record<string, unknown>)[property] === viewer.organisationId);
}

/** Throws unless the viewer acts for this party (or is of one of the roles that may act for all). */
export function mustOwn(viewer: Viewer, organisationId: string, orRoles: readonly string[] = ['SECRETARIAT']): void {
  if (viewer.organisationId === organisationId || orRoles.includes(viewer.role)) return;
  throw viewer.role === 'PUBLIC' ? unauthenticated() : denied('You may act for your own organisation only.');
}

/**
 * Writes the class default onto every field without a rule, so that the printed schema shows each field's rule.
 * @throws when a field has neither: access is denied by default, and so is a schema that forgets to say.
 */
export function spreadAccess(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const byDefault = type.astNode?.directives?.find((d) => d.name.value === 'access');
    for (const field of Object.values(type.getFields())) spreadOnField(type, field, byDefault);
    if (byDefault) retainDirectives(type, (d) => d !== byDefault);
  }
}

function spreadOnField(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  byDefault: ConstDirectiveNode | undefined,
) {
  if (ruleOf(field.astNode?.directives)) return;
  if (!byDefault) throw new Error(`${type.name}.${field.name} carries no @Access rule, and neither does its type.`);
  const node = field.astNode ?? fieldNode(field.name);
  field.astNode = { ...node, directives: [...(node.directives ?? []), byDefault] };
}

/** The printer needs a node to hang a directive on; it takes name and type from the field itself. */
function fieldNode(name: string): FieldDefinitionNode {
  const named = { kind: Kind.NAME, value: name } as const;
  return { kind: Kind.FIELD_DEFINITION, name: named, type: { kind: Kind.NAMED_TYPE, name: named } };
}

function retainDirectives(type: GraphQLObjectType, keep: (directive: ConstDirectiveNode) => boolean) {
  type.astNode = { ...type.astNode!, directives: type.astNode!.directives!.filter(keep) };
}

/** Puts the check in front of every resolver, so that no door (`_entities`, a direct call) leads around it. */
export function enforceAccess(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(field.astNode?.directives);
      if (field.name.startsWith('_')) continue;
      if (!rule) throw new Error(`${type.name}.${field.name} carries no @access rule.`);
      if (!rule.to.includes('PUBLIC')) guard(type, field, rule);
    }
  }
}

function guard(type: GraphQLObjectType, field: GraphQLField<unknown, Context>, rule: AccessRule) {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    if (mayRead(rule, context.viewer, source)) return resolve(source, args, context, info);
    throw context.viewer.role === 'PUBLIC' ? unauthenticated() : denied(`You may not read ${type.name}.${field.name}.`);
  };
}
