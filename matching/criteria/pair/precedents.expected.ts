/** What all deals together would count, factor by factor: found once for the few startups that stand for all others. */
import {
  type Codes,
  expectedOfCall,
  expectedOfPlace,
  expectedOfTrade,
  type Precedents,
} from '../../learn/precedents.ts';
import { remembered } from '../../remembered.ts';

/** By startup. */
export interface Expected {
  readonly trade: Float64Array;
  readonly place: Float64Array;
  readonly call: Float64Array;
}

const found = remembered<Codes, Expected>();

export function expectedOver(precedents: Precedents, startups: Codes): Expected {
  const over = (of: (precedents: Precedents, startups: Codes, row: number) => number) =>
    Float64Array.from(startups.category.keys(), (row) => of(precedents, startups, row));
  const find = () => ({ trade: over(expectedOfTrade), place: over(expectedOfPlace), call: over(expectedOfCall) });
  return found(startups, find, precedents);
}
