/** The part of a plan that is told by place when the walk comes there: the criterion of cells, with what trades and calls add plainly. */
import type { MatchIndex } from '../build.ts';
import type { Cells } from '../criteria/form.ts';
import { mostUpTo, type Weighted } from '../score.ts';
import { CellBounds, noCells } from './cells.ts';
import { octaveStepsOf } from './curve.ts';
import type { Groups } from './facets.ts';
import { mostByGroup, type Tables } from './tables.ts';

export interface PlanOfCells {
  /** By trade: the most that a kind of it adds. */
  readonly trades: Float64Array;
  readonly cells: CellBounds;
  /** By call of the layout, which call of the cells it is. */
  readonly callOf: Uint32Array;
}

/** @param tables all criteria but `used` in them: calls that a hard criterion stops are left out; @param used null = none is of cells */
export function cellsOf(
  index: MatchIndex,
  { trades, calls }: Groups,
  tables: Tables,
  used: Weighted | null,
  investor: number,
): PlanOfCells {
  const ofTrade = mostByGroup(tables.kind, trades.codes, trades.samples.length);
  const asks = mostByGroup(tables.ask, calls.codes, calls.samples.length);
  const live = Uint32Array.from(asks.keys()).filter((call) => asks[call]! > Number.NEGATIVE_INFINITY);
  const callOf = new Uint32Array(asks.length);
  live.forEach((call, at) => {
    callOf[call] = at;
  });
  const samples = live.map((call) => calls.samples[call]!);
  const [cells, highest] = boundCells(index, used, investor, trades.samples, samples);
  const steps = octaveStepsOf((amount) => highest(cells.valueOf(amount)));
  return { trades: ofTrade, cells: new CellBounds(cells, steps, ofTrade, tables.place.length), callOf };
}

/** The cells, and the most that a value of theirs adds. */
function boundCells(
  index: MatchIndex,
  used: Weighted | null,
  investor: number,
  trades: Uint32Array,
  calls: Uint32Array,
): [Cells, (value: number) => number] {
  const form = used?.criterion.form;
  if (used === null || form?.kind !== 'CELLS') return [noCells(trades.length), () => 0];
  return [form.of(index, investor, trades, calls), mostUpTo(used, investor)];
}
