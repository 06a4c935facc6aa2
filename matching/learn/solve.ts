/** Dense symmetric positive definite systems, row by row in one array. */

/**
 * The inverse, by Cholesky: A = L L', A^-1 = (L^-1)' L^-1. About n^3/2 multiplications.
 * @param matrix n x n, row-major; only its lower half is read, and it is overwritten with the inverse
 */
export function invert(matrix: Float64Array, n: number): Float64Array {
  factorise(matrix, n);
  const inverted = invertedFactor(matrix, n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      const value = dot(inverted, a * n + a, b * n + a, inverted, n - a);
      matrix[a * n + b] = value;
      matrix[b * n + a] = value;
    }
  }
  return matrix;
}

/** Puts L in the lower half. */
function factorise(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = matrix[i * n + j]! - dot(matrix, i * n, j * n, matrix, j);
      matrix[i * n + j] = i === j ? Math.sqrt(rest) : rest / matrix[j * n + j]!;
    }
  }
}

/** Row j holds column j of L^-1. */
function invertedFactor(factor: Float64Array, n: number): Float64Array {
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    columns[j * n + j] = 1 / factor[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      columns[j * n + i] = -dot(factor, i * n + j, j * n + j, columns, i - j) / factor[i * n + i]!;
    }
  }
  return columns;
}

/** Four sums side by side, so that one addition need not wait for the last. */
function dot(a: Float64Array, atA: number, atB: number, b: Float64Array, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[atA + k]! * b[atB + k]!;
    s1 += a[atA + k + 1]! * b[atB + k + 1]!;
    s2 += a[atA + k + 2]! * b[atB + k + 2]!;
    s3 += a[atA + k + 3]! * b[atB + k + 3]!;
  }
  for (; k < length; k++) s0 += a[atA + k]! * b[atB + k]!;
  return s0 + s1 + s2 + s3;
}
