/** A search tells what criteria add by the values of fields, and spreads it once: does each startup get what was added for it? */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StartupField } from '../../matching/criteria/form.ts';
import { FACET_NAMES, FACETS, type Facet, type FacetName } from '../../matching/scan/facets.ts';
import { Sheet } from '../../matching/scan/sheet.ts';

const VALUES = 3;
const CODES = VALUES ** 3;
const ALL = Uint32Array.from({ length: CODES }, (_, code) => code);

/** Each facet has every combination of three values of its fields; a code is its own sample. */
function facetOf(fields: readonly StartupField[]): Facet {
  const values = fields.map((field, at) => {
    const codes = ALL.map((code) => Math.floor(code / VALUES ** at) % VALUES);
    const samples = Uint32Array.from({ length: VALUES }, (_, value) => value * VALUES ** at);
    return [field, { samples, codes }] as const;
  });
  return { fields, samples: ALL, values: new Map(values) };
}

const facets = Object.fromEntries(FACET_NAMES.map((name) => [name, facetOf(FACETS[name])])) as Record<FacetName, Facet>;

/** What a criterion on the fields adds to a code that shows them: some number that differs by their values. */
function addedBy(name: FacetName, fields: readonly StartupField[], scale: number): (code: number) => number {
  const own = fields.map((field) => facets[name].values.get(field)!.codes);
  return (code) => scale * own.reduce((sum, codes, at) => sum + Math.sin(1 + codes[code]! + 3 * at), 0.25);
}

const anyAdded = fc.constantFrom(...FACET_NAMES).chain((name) =>
  fc.record({
    name: fc.constant(name),
    fields: fc.subarray([...FACETS[name]] as StartupField[]),
    scale: fc.integer({ min: -4, max: 4 }),
  }),
);
const anySheet = fc.array(anyAdded, { maxLength: 6 });
type Added = (typeof anySheet extends fc.Arbitrary<infer T> ? T : never)[number];

const code = fc.integer({ min: 0, max: CODES - 1 });
const anyCodes = fc.record({ place: code, kind: code, ask: code, self: code });

function written(sheet: Sheet, added: readonly Added[]): Sheet {
  for (const { name, fields, scale } of added) sheet.addEach(fields, addedBy(name, fields, scale));
  return sheet;
}

const sumOf = (added: readonly Added[], codes: Record<FacetName, number>) =>
  added.reduce((sum, { name, fields, scale }) => sum + addedBy(name, fields, scale)(codes[name]), 0);

test('each combination of codes has what was added for it, before the sheet is spread and after; the range holds all', () => {
  const [sheet, other] = [new Sheet(facets), new Sheet(facets)];
  fc.assert(
    fc.property(anySheet, anySheet, anyCodes, (own, others, codes) => {
      sheet.clear();
      other.clear();
      written(sheet, own).addSheet(written(other, others), 0.5);
      const sum = sumOf(own, codes) + 0.5 * sumOf(others, codes);
      const [low, high] = sheet.range();
      expect(sheet.at(codes.place, codes.kind, codes.ask, codes.self)).toBeCloseTo(sum, 9);
      expect(low).toBeLessThanOrEqual(sum + 1e-9);
      expect(high).toBeGreaterThanOrEqual(sum - 1e-9);
      const tables = sheet.spread();
      expect(FACET_NAMES.reduce((total, name) => total + tables[name][codes[name]]!, 0)).toBeCloseTo(sum, 9);
    }),
  );
});
