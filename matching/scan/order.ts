/** Buckets between the least that matters and the highest. */
const BUCKETS = 64;

/** So many are sorted sooner than put in buckets. */
const FEW = 24;
const NONE = new Uint32Array(0);

/** Places of the numbers that are not below `least`, by descending buckets: near enough to find high ones early, in linear time. */
export function roughlyDescending(values: Float64Array, least: number): Uint32Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < least || value === Number.NEGATIVE_INFINITY) continue;
    if (value > high) high = value;
    if (value < low) low = value;
  }
  if (high === Number.NEGATIVE_INFINITY) return NONE;
  if (values.length < FEW) return descending(values, low);
  const perUnit = high === low ? 0 : (BUCKETS - 1) / (high - low);
  const next = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < values.length; at++)
    if (values[at]! >= low) next[((high - values[at]!) * perUnit + 1) | 0]! += 1;
  for (let bucket = 0; bucket < BUCKETS; bucket++) next[bucket + 1]! += next[bucket]!;
  const order = new Uint32Array(next[BUCKETS]!);
  for (let at = 0; at < values.length; at++) {
    if (values[at]! >= low) order[next[((high - values[at]!) * perUnit) | 0]!++] = at;
  }
  return order;
}

/** By insertion. */
function descending(values: Float64Array, low: number): Uint32Array {
  const order = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    if (!(values[at]! >= low)) continue;
    let to = count++;
    for (; to > 0 && values[order[to - 1]!]! < values[at]!; to--) order[to] = order[to - 1]!;
    order[to] = at;
  }
  return order.subarray(0, count);
}
