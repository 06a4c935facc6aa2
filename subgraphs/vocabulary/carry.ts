import type { Fact } from '#kit/fact';

/** A function that looks a raw code up in a table. @throws Error naming the table when the code is not in it. */
export function byTable<T>(name: string, table: Readonly<Record<string, T>>): (code: string) => T {
  return (code) => {
    if (Object.hasOwn(table, code)) return table[code] as T;
    throw new Error(`${name} has no entry for "${code}".`);
  };
}

/** The same fact with its value translated; an unknown value stays unknown. */
export function carry<A, B>(fact: Fact<A>, translate: (value: A) => B): Fact<B> {
  return { ...fact, value: fact.value === null ? null : translate(fact.value) };
}
