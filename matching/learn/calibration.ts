/**
 * From a score to a probability, monotone: the order of a list is that of its probabilities.
 * Logits are linear between knots and beyond them, so that the map rises strictly everywhere.
 */
import { logit, sigmoid } from '../logistic.ts';

/** A score, and whether the event came to pass. */
export interface Outcome {
  readonly score: number;
  readonly happened: boolean;
}

/** One or more points of the map, rising strictly in both; and the slope of the logit beyond them, above 0. */
export interface CalibrationMap {
  readonly knots: readonly (readonly [score: number, probability: number])[];
  readonly slope: number;
}

/** A pull to the straight line, in outcomes, on each group of the isotonic fit. */
const SHRINK = 50;
const GROUPS = 40;
const FLATTEST = 1e-3;
/** Scores are meant to be logarithms of odds, whose slope is 1: so many squared units of score say so beforehand. */
const SLOPE_TRUST = 1;

/** 0..1, exclusive up to what doubles hold; strictly rising in the score. */
export function probabilityAt({ knots, slope }: CalibrationMap, score: number): number {
  const next = knots.findIndex(([at]) => at > score);
  if (next <= 0) {
    const [at, probability] = next === 0 ? knots[0]! : knots.at(-1)!;
    return sigmoid(logit(probability) + slope * (score - at));
  }
  const [[from, low], [to, high]] = [knots[next - 1]!, knots[next]!];
  const share = (score - from) / (to - from);
  return sigmoid(logit(low) + share * (logit(high) - logit(low)));
}

/**
 * Logistic regression on the score alone, towards his smoothed targets so that it never says 0 or 1 (Platt 1999); by
 * Newton's method. @param outcomes at least one
 */
export function fitPlatt(outcomes: readonly Outcome[]): CalibrationMap {
  const centre = meanOf(outcomes.map(({ score }) => score));
  const targets = targetsOf(outcomes);
  let [slope, level] = [1, 0];
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(outcomes, targets, centre, slope, level);
    slope += step.slope;
    level += step.level;
    if (Math.abs(step.slope) + Math.abs(step.level) < 1e-10) break;
  }
  return { knots: [[centre, sigmoid(level)]], slope: Math.max(FLATTEST, slope) };
}

/**
 * Isotonic regression (pool adjacent violators; Zadrozny and Elkan 2002) over groups of equally many outcomes, each pulled
 * to Platt's line by `SHRINK` outcomes. Pooled groups become one knot, so that the map is strictly monotone.
 */
export function fitIsotonic(outcomes: readonly Outcome[]): CalibrationMap {
  const line = fitPlatt(outcomes);
  const sorted = [...outcomes].sort((a, b) => a.score - b.score);
  const size = Math.max(1, Math.ceil(sorted.length / GROUPS));
  const groups = Array.from({ length: Math.ceil(sorted.length / size) }, (_, at) =>
    groupOf(sorted.slice(at * size, (at + 1) * size), line),
  );
  const pooled = poolAdjacentViolators(groups);
  return { knots: pooled.map(({ score, rate }) => [score, rate]), slope: line.slope };
}

interface Group {
  readonly score: number;
  readonly rate: number;
  readonly weight: number;
}

function groupOf(outcomes: readonly Outcome[], line: CalibrationMap): Group {
  const happened = outcomes.filter((one) => one.happened).length;
  const expected = meanOf(outcomes.map(({ score }) => probabilityAt(line, score)));
  const weight = outcomes.length + SHRINK;
  return { score: meanOf(outcomes.map(({ score }) => score)), rate: (happened + SHRINK * expected) / weight, weight };
}

/** Neighbours that do not rise are merged, until all rise strictly in score and rate. */
function poolAdjacentViolators(groups: readonly Group[]): Group[] {
  const pooled: Group[] = [];
  for (const group of groups) {
    let last = group;
    for (let before = pooled.at(-1); before && !rises(before, last); before = pooled.at(-1)) {
      pooled.pop();
      last = merged(before, last);
    }
    pooled.push(last);
  }
  return pooled;
}

const rises = (before: Group, after: Group): boolean => before.score < after.score && before.rate < after.rate;

function merged(a: Group, b: Group): Group {
  const weight = a.weight + b.weight;
  const mean = (x: number, y: number) => (x * a.weight + y * b.weight) / weight;
  return { score: mean(a.score, b.score), rate: mean(a.rate, b.rate), weight };
}

interface Targets {
  readonly happened: number;
  readonly not: number;
}

function targetsOf(outcomes: readonly Outcome[]): Targets {
  const happened = outcomes.filter((one) => one.happened).length;
  return { happened: (happened + 1) / (happened + 2), not: 1 / (outcomes.length - happened + 2) };
}

/** The 2 x 2 system of one round. */
function newtonStep(outcomes: readonly Outcome[], targets: Targets, centre: number, slope: number, level: number) {
  let [gs, gl, ss, sl, ll] = [SLOPE_TRUST * (1 - slope), 0, SLOPE_TRUST, 0, 1e-9];
  for (const { score, happened } of outcomes) {
    const x = score - centre;
    const p = sigmoid(level + slope * x);
    const [error, spread] = [(happened ? targets.happened : targets.not) - p, p * (1 - p)];
    gs += error * x;
    gl += error;
    ss += spread * x * x;
    sl += spread * x;
    ll += spread;
  }
  const determinant = ss * ll - sl * sl;
  const bounded = (step: number) => Math.max(-1, Math.min(1, step));
  return { slope: bounded((gs * ll - gl * sl) / determinant), level: bounded((gl * ss - gs * sl) / determinant) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
