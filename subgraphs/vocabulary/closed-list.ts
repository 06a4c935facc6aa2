import { registerEnumType } from 'type-graphql';

/**
 * Registers a frozen list of codes as a GraphQL enum. `meanings` is total: a value without a description does not compile.
 */
export function closedList<T extends Record<string, string>>(
  list: T,
  name: string,
  description: string,
  meanings: Readonly<Record<keyof T, string>>,
): void {
  const valuesConfig: { [K in keyof T]?: { description: string } } = {};
  for (const key of Object.keys(list) as (keyof T)[]) valuesConfig[key] = { description: meanings[key] };
  registerEnumType(list, { name, description, valuesConfig });
}
