/**
 * Additive log-lift: how much more often than the average an investor's deals show a value,
 *
 *   lift(i, v) = ln( (n(i,v) + shrink * prior(i,v)) / ((n(i) + shrink) * base(v)) )
 *
 * n = decayed counts of past deals; base = share of the value over all deals; prior = the base, tilted to the mandate or,
 * for countries, to the investor's home. An investor without deals and mandate has lift 0 everywhere.
 */
export interface LiftTable {
  /** `lift[code * investors + investor]`; row 0 (unknown) is not read. */
  readonly lift: Float32Array;
  /** Decayed number of deals that show the field, by investor. */
  readonly deals: Float64Array;
}

/** What an edge shows: one or more codes (a company in two sectors counts half in each). */
export interface Shown {
  readonly investor: number;
  readonly codes: readonly number[];
  readonly weight: number;
}

export interface LiftInput {
  readonly investors: number;
  /** Highest code. */
  readonly values: number;
  readonly shown: readonly Shown[];
  /** Codes of the startups themselves: the base where deals are few; empty = each value alike. */
  readonly population: readonly (readonly number[])[];
  /** Multiplies the base for an investor: codes -> ratio, with the ratio of all other codes. */
  readonly tilt: (investor: number, base: Float64Array) => Tilt | null;
  readonly shrink: number;
}

export interface Tilt {
  readonly codes: readonly number[];
  readonly inside: number;
  readonly outside: number;
}

/** Pseudo-deals that the population of startups counts for in the base. */
const POPULATION_WEIGHT = 50;

export function learnLift(input: LiftInput): LiftTable {
  const { investors, values, shrink } = input;
  const counts = new Float32Array((values + 1) * investors);
  const deals = new Float64Array(investors);
  for (const { investor, codes, weight } of input.shown) {
    if (codes.length === 0) continue;
    deals[investor]! += weight;
    for (const code of codes) counts[code * investors + investor]! += weight / codes.length;
  }
  const base = baseOf(input);
  for (let investor = 0; investor < investors; investor++) {
    const tilt = input.tilt(investor, base);
    const total = deals[investor]! + shrink;
    for (let code = 1; code <= values; code++) {
      const cell = code * investors + investor;
      const ratio = tilt === null ? 1 : tilt.codes.includes(code) ? tilt.inside : tilt.outside;
      counts[cell] = Math.log((counts[cell]! + shrink * ratio * base[code]!) / (total * base[code]!));
    }
  }
  return { lift: counts, deals };
}

/** Share of each code, sums to 1 from code 1 on. */
function baseOf({ values, shown, population }: LiftInput): Float64Array {
  const base = new Float64Array(values + 1);
  const people = shares(population, values);
  let total = POPULATION_WEIGHT;
  for (let code = 1; code <= values; code++) base[code] = POPULATION_WEIGHT * people[code]!;
  for (const { codes, weight } of shown) {
    if (codes.length > 0) total += weight;
    for (const code of codes) base[code]! += weight / codes.length;
  }
  return base.map((share) => share / total);
}

/** Add-half smoothed shares: never zero, so that no ratio is infinite. */
function shares(population: readonly (readonly number[])[], values: number): Float64Array {
  const count = new Float64Array(values + 1).fill(0.5, 1);
  let total = 0.5 * values;
  for (const codes of population) {
    if (codes.length > 0) total += 1;
    for (const code of codes) count[code]! += 1 / codes.length;
  }
  return count.map((n) => n / total);
}

/** A stated list, each code once, believed with `trust`: inside it base * (1 - trust + trust / share of the list), outside base * (1 - trust). */
export function statedTilt(codes: readonly number[], trust: number, base: Float64Array): Tilt | null {
  if (codes.length === 0) return null;
  const listed = codes.reduce((sum, code) => sum + base[code]!, 0);
  return { codes, inside: 1 - trust + trust / listed, outside: 1 - trust };
}
