export function maximum(values: Float64Array): number {
  let most = values[0]!;
  for (let at = 1; at < values.length; at++) if (values[at]! > most) most = values[at]!;
  return most;
}

export function minimum(values: Float64Array): number {
  let least = values[0]!;
  for (let at = 1; at < values.length; at++) if (values[at]! < least) least = values[at]!;
  return least;
}
