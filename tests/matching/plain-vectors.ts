/** What matching/learn/vectors.ts does, as plain loops: what it is held to, and measured beside. */
import { step } from '../../matching/learn/adagrad.ts';
import type { Vectors } from '../../matching/learn/vectors.ts';

export const PLAIN: Pick<Vectors, 'agree' | 'agreeAcross' | 'pullBoth' | 'step'> = {
  agree(contexts, places, vector, agreed) {
    places.forEach((place, n) => {
      agreed[n] = byFourSums(contexts, place * vector.length, vector);
    });
  },

  agreeAcross({ vectors, biases, length }, rows, across, agreed) {
    const width = across.length / length;
    rows.forEach((row, n) => {
      for (let q = 0; q < width; q++) {
        let sum = biases[row]!;
        for (let k = 0; k < length; k++) sum += vectors[row * length + k]! * across[k * width + q]!;
        agreed[n * width + q] = sum;
      }
    });
  },

  pullBoth({ contexts, toContexts }, places, pulls, least, vector, slope) {
    places.forEach((place, n) => {
      const pull = pulls[n]!;
      if (pull < least && pull > -least) return;
      const from = place * vector.length;
      for (let k = 0; k < vector.length; k++) {
        slope[k]! += pull * contexts[from + k]!;
        toContexts[from + k]! += pull * vector[k]!;
      }
    });
  },

  step,
};

function byFourSums(contexts: Float64Array, from: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < vector.length; k += 4) {
    a += contexts[from + k]! * vector[k]!;
    b += contexts[from + k + 1]! * vector[k + 1]!;
    c += contexts[from + k + 2]! * vector[k + 2]!;
    d += contexts[from + k + 3]! * vector[k + 3]!;
  }
  return a + b + (c + d);
}
