import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { stale } from '../../schema/compose.ts';
import { generate } from '../../schema/generate.ts';

const OPERATIONS = new URL('../../schema/operations/', import.meta.url);

describe('The committed schema', () => {
  const files = generate();

  it('is what the code generates', () => {
    expect(stale(files)).toEqual([]);
  });

  it('names a file that is not', () => {
    const changed = new Map(files).set('api.graphql', `${files.get('api.graphql')}\ntype Added { x: Int }`);
    expect(stale(changed)).toEqual(['api.graphql']);
  });

  it('answers every saved operation', () => {
    const schema = buildSchema(files.get('api.graphql')!);
    const names = readdirSync(OPERATIONS).filter((name) => name.endsWith('.graphql'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const errors = validate(schema, parse(readFileSync(new URL(name, OPERATIONS), 'utf8')));
      expect(errors.map((error) => `${name}: ${error.message}`)).toEqual([]);
    }
  });
});
