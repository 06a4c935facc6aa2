/** Tastes as a table: one number for each feature and investor. */
import type { InvestorColumns } from '../encode.ts';
import type { FeatureTable } from './features.ts';
import { biasOf } from './tastes.state.ts';
import { shownBy, type Tastes } from './tastes.ts';

export interface TasteTable extends FeatureTable {
  /** By feature, what was taken out of all its numbers: what it is worth to the average investor. */
  readonly means: Float32Array;
}

/**
 * `<u(investor), v(feature)>` less its mean over investors, the busy counting more: what is alike for all tells nothing of any.
 * Who never joined has the taste of what it shares with others. That of the constant feature 0 is the bias.
 */
export function tableOf(tastes: Tastes, codes: ReadonlyMap<number, number>, investors: InvestorColumns): TasteTable {
  const { vectors, own, shared, dimensions: d } = tastes;
  const { count, profiles } = investors;
  const vectorsOf = new Float32Array(count * d);
  const bias = new Float64Array(count);
  const busy = new Float64Array(count);
  profiles.forEach((profile, i) => {
    const known = own.get(profile.id);
    bias[i] = known?.bias ?? biasOf(0);
    busy[i] = known?.joined ?? 0;
    vectorsOf.set(known?.vector ?? sumOf(shownBy(profile), shared, d), i * d);
  });
  const weights = new Float32Array(codes.size * count);
  const means = new Float32Array(codes.size);
  for (const [feature, row] of codes) {
    const into = weights.subarray(row * count, (row + 1) * count);
    for (let i = 0; i < count; i++) {
      let agreed = feature === 0 ? bias[i]! : 0;
      if (feature !== 0) for (let k = 0; k < d; k++) agreed += vectorsOf[i * d + k]! * vectors[row * d + k]!;
      into[i] = agreed;
    }
    means[row] = takeOutMean(into, busy);
  }
  return { codes, weights, means };
}

function sumOf(names: readonly string[], shared: ReadonlyMap<string, Float32Array>, d: number): Float32Array {
  const vectors = names.flatMap((name) => shared.get(name) ?? []);
  return Float32Array.from({ length: d }, (_, k) => vectors.reduce((sum, vector) => sum + vector[k]!, 0));
}

function takeOutMean(values: Float32Array, busy: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += busy[i]! * values[i]!;
    all += busy[i]!;
  }
  const mean = sum / all;
  for (let i = 0; i < values.length; i++) values[i]! -= mean;
  return mean;
}
