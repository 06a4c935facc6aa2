/**
 * AssemblyScript: sums over vectors, two numbers at once. Each number goes through the operations of the plain loop in the same
 * order, so its bits are those of the plain loop. Vectors are floats and are summed as doubles; lengths are multiples of four.
 */

const FLOAT: u32 = 4;
const DOUBLE: u32 = 8;

function pair(at: u32): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

function keep(at: u32, doubles: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(doubles), 0);
}

function sum(low: v128, high: v128): f64 {
  const first = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
  return first + (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}

/** `agreed[n]` = inner product of `vector` and the n-th of `contexts` (doubles) named by `places`: four sums at once. */
export function agree(contexts: u32, places: u32, count: u32, vector: u32, length: u32, agreed: u32): void {
  for (let n: u32 = 0; n < count; n += 2) {
    // Two contexts at once: one adds while the other waits for its sum.
    const m = min(n + 1, count - 1);
    const here = contexts + load<u32>(places + n * 4) * length * DOUBLE;
    const there = contexts + load<u32>(places + m * 4) * length * DOUBLE;
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (let k: u32 = 0; k < length; k += 4) {
      const low = pair(vector + k * FLOAT);
      const high = pair(vector + (k + 2) * FLOAT);
      a = f64x2.add(a, f64x2.mul(v128.load(here + k * DOUBLE), low));
      b = f64x2.add(b, f64x2.mul(v128.load(here + k * DOUBLE, 16), high));
      c = f64x2.add(c, f64x2.mul(v128.load(there + k * DOUBLE), low));
      d = f64x2.add(d, f64x2.mul(v128.load(there + k * DOUBLE, 16), high));
    }
    store<f64>(agreed + n * DOUBLE, sum(a, b));
    store<f64>(agreed + m * DOUBLE, sum(c, d));
  }
}

/** `agreed[n * width + q]` = bias of row n + inner product of its vector and the q-th of `across`, contexts side by side: one sum. */
export function agreeAcross(
  vectors: u32,
  biases: u32,
  rows: u32,
  count: u32,
  length: u32,
  across: u32,
  width: u32,
  agreed: u32,
): void {
  for (let n: u32 = 0; n < count; n++) {
    const row = load<u32>(rows + n * 4);
    const bias = f64x2.splat(<f64>load<f32>(biases + row * FLOAT));
    const vector = vectors + row * length * FLOAT;
    for (let q: u32 = 0; q < width; q += 4) {
      let first = bias;
      let second = bias;
      for (let k: u32 = 0; k < length; k++) {
        const own = f64x2.splat(<f64>load<f32>(vector + k * FLOAT));
        const other = across + (k * width + q) * DOUBLE;
        first = f64x2.add(first, f64x2.mul(own, v128.load(other)));
        second = f64x2.add(second, f64x2.mul(own, v128.load(other, 16)));
      }
      const into = agreed + (n * width + q) * DOUBLE;
      v128.store(into, first);
      v128.store(into, second, 16);
    }
  }
}

/** Each pull of at least `least` moves both: `slope += pull * context`, and what goes back to the context `+= pull * vector`. */
export function pullBoth(
  contexts: u32,
  toContexts: u32,
  places: u32,
  pulls: u32,
  count: u32,
  least: f64,
  vector: u32,
  slope: u32,
  length: u32,
): void {
  for (let n: u32 = 0; n < count; n++) {
    const pull = <f64>load<f32>(pulls + n * FLOAT);
    if (pull < least && pull > -least) continue;
    const pulled = f64x2.splat(pull);
    const place = load<u32>(places + n * 4) * length;
    for (let k: u32 = 0; k < length; k += 2) {
      const own = slope + k * FLOAT;
      const other = toContexts + (place + k) * FLOAT;
      keep(own, f64x2.add(pair(own), f64x2.mul(pulled, v128.load(contexts + (place + k) * DOUBLE))));
      keep(other, f64x2.add(pair(other), f64x2.mul(pulled, pair(vector + k * FLOAT))));
    }
  }
}

/** AdaGrad's step against the gradient and the pull to zero (adagrad.ts). */
export function step(vector: u32, squares: u32, gradient: u32, length: u32, rate: f64, pull: f64): void {
  const rates = f64x2.splat(rate);
  const pulls = f64x2.splat(pull);
  for (let at: u32 = 0; at < length * FLOAT; at += 2 * FLOAT) {
    const own = pair(vector + at);
    const slope = f64x2.add(pair(gradient + at), f64x2.mul(pulls, own));
    keep(squares + at, f64x2.add(pair(squares + at), f64x2.mul(slope, slope)));
    const move = f64x2.div(f64x2.mul(rates, slope), f64x2.sqrt(pair(squares + at)));
    keep(vector + at, f64x2.sub(own, move));
  }
}
