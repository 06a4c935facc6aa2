/** The trees of a model (learn/boost.ts), tabulated: of one investor those of a criterion are steps over its value. */
import { cutsBelow } from './learn/bins.ts';
import type { Trait, Traits } from './learn/traits.ts';
import { addedBy, type Tree } from './learn/tree.ts';
import type { PairCriterionName } from './match.ts';

/** By criterion, not below 0 where it has trees. */
type PairWeights = Readonly<Record<PairCriterionName, number>>;

/** What a criterion's value adds beyond its weight: 0 at the value 0, and never so much against it that a liking would count against a pair. */
export interface Bend {
  /** Ascending; step s holds values above edge s - 1 up to edge s. */
  readonly edges: Float64Array;
  /** By investor: where its steps begin. */
  readonly from: Uint32Array;
  readonly steps: Float64Array;
}

export interface Bends {
  readonly of: ReadonlyMap<PairCriterionName, Bend>;
  /** By investor: what its traits alone add, whatever the startup; 0 in the mean. Null without trees. */
  readonly standing: Float64Array | null;
}

/** @param investors rows in `traits` */
export function bendsOf(trees: readonly Tree[], weights: PairWeights, traits: Traits, investors: number): Bends {
  if (trees.length === 0) return { of: new Map(), standing: null };
  const standing = new Float64Array(investors);
  const names = new Set(trees.flatMap(({ of }) => of ?? []));
  const of = new Map(
    [...names].map((name) => [name, bendOf(own(trees, name), weights[name], traits, standing)] as const),
  );
  const alone = own(trees, null);
  standing.forEach((_, investor) => {
    for (const tree of alone) standing[investor]! += addedBy(tree, (trait) => traits[trait as Trait][investor]!);
  });
  const mean = standing.reduce((sum, one) => sum + one, 0) / Math.max(1, investors);
  return { of, standing: standing.map((one) => one - mean) };
}

export function bendAt({ edges, from, steps }: Bend, investor: number, value: number): number {
  return steps[from[investor]! + cutsBelow(edges, value)]!;
}

/** The most that the investor's steps add at any value up to each edge, and at any at all. */
export function crestOf({ edges, from, steps }: Bend, investor: number): Float64Array {
  const crest = steps.slice(from[investor]!, from[investor]! + edges.length + 1);
  for (let step = 1; step < crest.length; step++) crest[step] = Math.max(crest[step]!, crest[step - 1]!);
  return crest;
}

function own(trees: readonly Tree[], name: Tree['of']): Tree[] {
  return trees.filter(({ of }) => of === name);
}

/** @param standing what the steps add at the value 0 is added to it instead: so an unknown value adds nothing, as 0 does */
function bendOf(trees: readonly Tree[], weight: number, traits: Traits, standing: Float64Array): Bend {
  const edges = Float64Array.from(
    new Set(trees.flatMap((tree) => tree.over.filter((_, n) => tree.asks[n] === 'value'))),
  ).sort();
  const zero = cutsBelow(edges, 0);
  const groups = new Map<string, number>();
  const steps: number[] = [];
  const atZero: number[] = [];
  const from = Uint32Array.from(standing, (_, investor) => {
    const answers = answersOf(trees, traits, investor);
    const known = groups.get(answers);
    const group = known ?? groups.size;
    if (known === undefined) {
      groups.set(answers, group);
      const own = stepsOf(trees, traits, investor, edges);
      atZero.push(own[zero]!);
      steps.push(...own.map((step, at) => inKeeping(step - own[zero]!, edges, at, weight)));
    }
    standing[investor]! += atZero[group]!;
    return group * (edges.length + 1);
  });
  return { edges, from, steps: Float64Array.from(steps) };
}

/** Held to where weight and step together speak for values above 0 and against those below, all along the step. */
function inKeeping(step: number, edges: Float64Array, at: number, weight: number): number {
  const [low, high] = [edges[at - 1] ?? Number.NEGATIVE_INFINITY, edges[at] ?? Number.POSITIVE_INFINITY];
  if (low >= 0) return Math.max(step, -weight * low);
  return high < 0 ? Math.min(step, -weight * high) : step;
}

/** Investors whose traits answer every question alike have the same steps. */
function answersOf(trees: readonly Tree[], traits: Traits, investor: number): string {
  let answers = '';
  for (const { asks, over } of trees)
    for (let node = 0; node < asks.length; node++) {
      const asked = asks[node]!;
      if (asked !== null && asked !== 'value') answers += traits[asked][investor]! > over[node]! ? '1' : '0';
    }
  return answers;
}

function stepsOf(trees: readonly Tree[], traits: Traits, investor: number, edges: Float64Array): number[] {
  return [...edges, Number.POSITIVE_INFINITY].map((value) =>
    trees.reduce(
      (sum, tree) => sum + addedBy(tree, (asked) => (asked === 'value' ? value : traits[asked][investor]!)),
      0,
    ),
  );
}
