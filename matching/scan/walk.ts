/**
 * Branch and bound over places, then the runs of a kind in a place, then rows, each in descending upper bounds until none
 * may enter: the threshold idea of Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware" (2003).
 */
import type { MatchIndex } from '../build.ts';
import type { Best } from '../topk.ts';
import { type Branch, coupledBound, restAfter, rootOf, within } from './bounds.ts';
import { mostAt } from './curve.ts';
import type { Layout, Segment } from './layout.ts';
import { roughlyDescending } from './order.ts';
import type { Plan } from './plan.ts';
import type { Work } from './search.ts';

/** Bounds add the same numbers as scores, in another order: they differ by rounding. */
const ROUNDING = 1e-9;

export interface Ground {
  readonly index: MatchIndex;
  readonly layout: Layout;
  readonly plan: Plan;
  readonly investor: number;
  readonly best: Best;
  /** Told of each row that may enter. */
  readonly offer: (row: number) => void;
  readonly work: Work;
}

/** Both segments, the places of both in descending bounds. */
export function walk(ground: Ground): void {
  const places: Place[] = [];
  new Walk(ground, ground.layout.alone, false).addPlaces(places);
  new Walk(ground, ground.layout.backed, true).addPlaces(places);
  for (const { walk, code, branch, bound } of places.sort((a, b) => b.bound - a.bound)) {
    if (bound < ground.best.least - ROUNDING || bound === Number.NEGATIVE_INFINITY) return;
    walk.place(code, branch);
  }
}

interface Place {
  readonly walk: Walk;
  readonly code: number;
  readonly branch: Branch;
  readonly bound: number;
}

class Walk {
  readonly #ground: Ground;
  readonly #segment: Segment;
  readonly #restOfPlace: Branch;
  readonly #restOfRun: Branch;

  constructor(ground: Ground, segment: Segment, backed: boolean) {
    this.#ground = ground;
    this.#segment = segment;
    this.#restOfPlace = restAfter(ground.plan, ['place'], backed);
    this.#restOfRun = restAfter(ground.plan, ['place', 'kind'], backed);
  }

  /** Those that have rows in the segment. */
  addPlaces(places: Place[]): void {
    const { plan } = this.#ground;
    const { runs } = this.#segment;
    const root = rootOf(plan);
    for (let code = 0; code + 1 < runs.length; code++) {
      if (runs[code] === runs[code + 1]) continue;
      const branch = within(plan, root, 'place', code);
      const bound = branch.plain + this.#restOfPlace.plain + coupledBound(plan, branch, this.#restOfPlace);
      places.push({ walk: this, code, branch, bound });
    }
  }

  #isHopeless(bound: number): boolean {
    return bound < this.#least || bound === Number.NEGATIVE_INFINITY;
  }

  get #least(): number {
    return this.#ground.best.least - ROUNDING;
  }

  place(place: number, branch: Branch): void {
    const { runs } = this.#segment;
    const { work } = this.#ground;
    const from = runs[place]!;
    const bounds = this.#boundsOfRuns(from, runs[place + 1]!, branch);
    work.runs += bounds.length;
    for (const at of roughlyDescending(bounds, this.#least)) {
      if (!this.#isHopeless(bounds[at]!)) this.#run(from + at, branch, bounds[at]! - this.#restOfRun.plain);
    }
  }

  #boundsOfRuns(from: number, to: number, branch: Branch): Float64Array {
    const { tables, sums, ceilings } = this.#ground.plan;
    const { kind } = this.#segment;
    const rest = this.#restOfRun;
    const bounds = new Float64Array(to - from);
    for (let run = from; run < to; run++) bounds[run - from] = branch.plain + rest.plain + tables.kind[kind[run]!]!;
    for (let s = 0; s < sums.length; s++) {
      const { curve, tables: added } = sums[s]!;
      const known = branch.sums[s]! + rest.sums[s]!;
      for (let run = from; run < to; run++) bounds[run - from]! += mostAt(curve, known + added.kind[kind[run]!]!);
    }
    for (let c = 0; c < ceilings.length; c++) {
      const known = Math.min(branch.ceilings[c]!, rest.ceilings[c]!);
      const table = ceilings[c]!.kind;
      for (let run = from; run < to; run++) bounds[run - from]! += Math.min(known, table[kind[run]!]!);
    }
    return bounds;
  }

  /** @param known bound of the run without what asks and selves add plainly */
  #run(run: number, place: Branch, known: number): void {
    const { plan, offer, work } = this.#ground;
    const { starts, rows, ask, self } = this.#segment;
    const asks = plan.tables.ask;
    const selves = plan.tables.self;
    const kind = this.#segment.kind[run]!;
    const end = starts[run + 1]!;
    let least = this.#least;
    work.rows += end - starts[run]!;
    for (let at = starts[run]!; at < end; at++) {
      const added = asks[ask[at]!]! + selves[self[at]!]!;
      if (known + added < least || added === Number.NEGATIVE_INFINITY) continue;
      if (this.#boundOfRow(place, kind, rows[at]!, ask[at]!, self[at]!) < least) continue;
      offer(rows[at]!);
      least = this.#least;
    }
  }

  /** All but the ceilings exact, to within the steps of the curves. */
  #boundOfRow(place: Branch, kind: number, row: number, ask: number, self: number): number {
    const { tables, sums, ceilings, late, lateMost, backers } = this.#ground.plan;
    let bound = place.plain + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]!;
    for (let s = 0; s < sums.length; s++) {
      const { tables: added, curve, ofBacker, backersMost } = sums[s]!;
      let sum = place.sums[s]! + added.kind[kind]! + added.ask[ask]! + added.self[self]!;
      if (ofBacker !== null && backers[self]! > 0) sum += this.#ofBackers(ofBacker, row) - backersMost[self]!;
      bound += mostAt(curve, sum);
    }
    for (let c = 0; c < ceilings.length; c++) {
      const of = ceilings[c]!;
      bound += Math.min(place.ceilings[c]!, of.kind[kind]!, of.ask[ask]!, of.self[self]!);
    }
    if (backers[self] === 0 || late.length === 0) return bound;
    bound -= lateMost[self]!;
    for (const of of late) bound += of(row);
    return bound;
  }

  #ofBackers(ofBacker: Float32Array | Float64Array, row: number): number {
    const { starts, items } = this.#ground.index.startups.backers;
    let sum = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += ofBacker[items[at]!]!;
    return sum;
  }
}
