/** Buckets between the least that matters and the highest. */
const BUCKETS = 64;

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
  if (high === Number.NEGATIVE_INFINITY) return new Uint32Array(0);
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
