/**
 * The pair score as an inner product, as far as it is one: for each investor what every value of every field adds (with the
 * estimated chance replaced by its secant near its upper end), less its mean, as one long row; of these rows the best basis of
 * a stated rank over the startups there are, by subspace iteration (Halko, Martinsson and Tropp, 2011) on a sample of investors. What depends on who the
 * backers are, on past deals taken together, and on the curve of the chance is not in it.
 */
import type { MatchIndex } from '#matching';
import type { StartupField, Term } from '../../../matching/criteria/form.ts';
import { FACET_NAMES, type FacetName } from '../../../matching/scan/facets.ts';
import { type Layout, layoutOf } from '../../../matching/scan/layout.ts';
import { facetWith } from '../../../matching/scan/tables.ts';
import { contributionOf, weighted } from '../../../matching/score.ts';
import { drawFor } from '../million/draw.ts';

/** The values of some fields of one facet, from a column of the long row on. */
interface Block {
  readonly name: FacetName;
  readonly from: number;
  readonly samples: Uint32Array;
  /** By code of the facet; null = the code itself. */
  readonly codes: Uint32Array | null;
}

export class Embedding {
  readonly rank: number;
  readonly #index: MatchIndex;
  readonly #layout: Layout;
  readonly #blocks = new Map<string, Block>();
  #width = 0;
  readonly #counts: Record<FacetName, Float64Array>;
  /** By column, the share of startups that have its value. */
  readonly #shares: number[] = [];
  readonly #basis: Float64Array;

  constructor(index: MatchIndex, rank: number, sample: readonly number[]) {
    this.#index = index;
    this.#layout = layoutOf(index.startups);
    this.rank = rank;
    this.#counts = countsOf(this.#layout);
    const rows = sample.map((investor) => this.#row(investor));
    this.#basis = basisOf(rows, this.#width, rank);
  }

  investor(row: number): Float32Array {
    const long = this.#row(row);
    const found = new Float32Array(this.rank);
    long.forEach((value, column) => {
      if (value !== 0) for (let r = 0; r < this.rank; r++) found[r]! += value * this.#basis[column * this.rank + r]!;
    });
    return found;
  }

  /** One vector after another, with the row of the index that each belongs to. */
  startups(): { readonly rows: Uint32Array; readonly vectors: Float32Array } {
    const ofFacet = Object.fromEntries(FACET_NAMES.map((name) => [name, this.#vectorsOf(name)])) as Record<
      FacetName,
      Float64Array
    >;
    const rows = new Uint32Array(this.#index.startups.count);
    const vectors = new Float32Array(rows.length * this.rank);
    let at = 0;
    for (const codes of codesOf(this.#layout)) {
      rows[at] = codes.row;
      for (const name of FACET_NAMES) {
        const from = codes[name] * this.rank;
        for (let r = 0; r < this.rank; r++) vectors[at * this.rank + r]! += ofFacet[name][from + r]!;
      }
      at += 1;
    }
    return { rows, vectors };
  }

  /** By code of the facet: the sum of the basis over its blocks. */
  #vectorsOf(name: FacetName): Float64Array {
    const vectors = new Float64Array(this.#layout.facets[name].samples.length * this.rank);
    for (const block of this.#blocks.values()) {
      if (block.name !== name) continue;
      for (let at = 0; at < vectors.length; at++) {
        const code = Math.floor(at / this.rank);
        const column = block.from + (block.codes?.[code] ?? code);
        vectors[at]! += this.#basis[column * this.rank + (at % this.rank)]! / Math.sqrt(this.#shares[column]!);
      }
    }
    return vectors;
  }

  #row(investor: number): Float64Array {
    const samples = { ...this.#index, startups: this.#layout.samples };
    const added: [Block, (samples: Uint32Array) => Float64Array][] = [];
    for (const used of weighted(samples, { side: 'INVESTOR', row: investor }, undefined)) {
      const { form } = used.criterion;
      if (used.value === null || used.weight === 0) continue;
      const own = (sample: number) => contributionOf(used, sample, investor);
      if (form?.kind === 'FIELDS') added.push([this.#block(form.fields), (samples) => Float64Array.from(samples, own)]);
      if (form?.kind !== 'SUM') continue;
      const { terms, judged } = form.of(samples, investor);
      const curve = judged ?? ((sum: number) => sum);
      const blocks = terms.map(({ fields, addTo }) => [this.#block(fields), addTo] as const);
      const high = blocks.reduce((sum, [{ samples }, addTo]) => sum + Math.max(0, ...scaled(samples, addTo, 1)), 0);
      const slope = high > 0 ? (used.weight * (curve(high) - curve(high / 3))) / (high * (2 / 3)) : 0;
      for (const [block, addTo] of blocks) added.push([block, (samples) => scaled(samples, addTo, slope)]);
    }
    const row = new Float64Array(this.#width);
    for (const [{ from, samples }, valuesOf] of added) {
      const values = valuesOf(samples);
      const mean = values.reduce((sum, value, n) => sum + value * this.#shares[from + n]!, 0);
      for (let n = 0; n < samples.length; n++)
        row[from + n]! += (values[n]! - mean) * Math.sqrt(this.#shares[from + n]!);
    }
    return row;
  }

  #block(fields: readonly StartupField[]): Block {
    const key = fields.join(' ');
    const known = this.#blocks.get(key);
    if (known) return known;
    const name = facetWith(this.#layout.facets, fields)!;
    const facet = this.#layout.facets[name];
    const single = fields.length === 1 ? facet.values.get(fields[0]!) : undefined;
    const samples = single?.samples ?? facet.samples;
    const block = { name, from: this.#width, samples, codes: single?.codes ?? null };
    this.#blocks.set(key, block);
    this.#width += samples.length;
    const counts = new Float64Array(samples.length);
    this.#counts[name].forEach((count, code) => {
      counts[block.codes?.[code] ?? code]! += count;
    });
    for (const count of counts) this.#shares.push(count / this.#index.startups.count);
    return block;
  }
}

function scaled(samples: Uint32Array, addTo: Term['addTo'], scale: number): Float64Array {
  const values = new Float64Array(samples.length);
  addTo(values, samples);
  return values.map((value) => scale * value);
}

/** By code of each facet, how many startups have it. */
function countsOf(layout: Layout): Record<FacetName, Float64Array> {
  const counts = Object.fromEntries(
    FACET_NAMES.map((name) => [name, new Float64Array(layout.facets[name].samples.length)]),
  );
  for (const codes of codesOf(layout)) for (const name of FACET_NAMES) counts[name]![codes[name]]! += 1;
  return counts as Record<FacetName, Float64Array>;
}

function* codesOf({ facets, rows, codes, starts, blocks }: Layout) {
  const places = facets.place.samples.length;
  for (let field = 0; field + 1 < blocks.length; field++) {
    for (let at = starts[blocks[field]!]!; at < starts[blocks[field + 1]!]!; at++) {
      const [kind, ask, self] = codes.subarray(3 * at, 3 * at + 3) as unknown as [number, number, number];
      yield { row: rows[at]!, place: field % places, kind, ask, self };
    }
  }
}

/** Right singular vectors of the rows, `basis[column * rank + r]`, after three rounds of subspace iteration. */
function basisOf(rows: readonly Float64Array[], width: number, rank: number): Float64Array {
  const { normal } = drawFor(1, 0);
  let basis = orthonormal(Float64Array.from({ length: width * rank }, normal), width, rank);
  for (let round = 0; round < 3; round++) {
    const next = new Float64Array(width * rank);
    for (const row of rows) {
      const seen = new Float64Array(rank);
      for (let c = 0; c < row.length; c++)
        if (row[c] !== 0) for (let r = 0; r < rank; r++) seen[r]! += row[c]! * basis[c * rank + r]!;
      for (let c = 0; c < row.length; c++)
        if (row[c] !== 0) for (let r = 0; r < rank; r++) next[c * rank + r]! += row[c]! * seen[r]!;
    }
    basis = orthonormal(next, width, rank);
  }
  return basis;
}

/** Gram and Schmidt, column by column. */
function orthonormal(matrix: Float64Array, width: number, rank: number): Float64Array {
  for (let r = 0; r < rank; r++) {
    for (let before = 0; before < r; before++) {
      let along = 0;
      for (let c = 0; c < width; c++) along += matrix[c * rank + r]! * matrix[c * rank + before]!;
      for (let c = 0; c < width; c++) matrix[c * rank + r]! -= along * matrix[c * rank + before]!;
    }
    let length = 0;
    for (let c = 0; c < width; c++) length += matrix[c * rank + r]! ** 2;
    const scale = 1 / (Math.sqrt(length) || 1);
    for (let c = 0; c < width; c++) matrix[c * rank + r]! *= scale;
  }
  return matrix;
}
