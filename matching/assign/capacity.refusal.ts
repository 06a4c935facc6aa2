import { MatchingError } from '../error.ts';
import type { CapacityMarket } from './capacity.ts';

const isCount = (n: number) => Number.isInteger(n) && n >= 0;
const isChance = (n: number) => n >= 0 && n <= 1;

/** @throws MatchingError BAD_OPTION, naming the first thing that is wrong */
export function checkMarket({ startups, investors, wish, answer, capacity, looks, depth }: CapacityMarket): void {
  for (const [name, n] of Object.entries({ startups, investors, depth }))
    must(isCount(n), `${name} must be a whole number, not ${n}`);
  const pairs = startups * investors;
  for (const [name, matrix] of Object.entries({ wish, answer })) checkChances(name, matrix, pairs);
  must(capacity.length === investors, `capacity must be told of ${investors} investors, not of ${capacity.length}`);
  for (const n of capacity) must(isCount(n), `capacity must be whole numbers, not ${n}`);
  for (let place = 1; place <= Math.min(depth, investors); place++)
    must(isChance(looks(place)), `looks(${place}) must be a chance, not ${looks(place)}`);
}

/** @throws MatchingError BAD_OPTION unless there are so many, each 0..1 */
export function checkChances(name: string, chances: Float64Array, length: number): void {
  must(chances.length === length, `${name} must hold ${length} chances, not ${chances.length}`);
  for (const chance of chances) if (!isChance(chance)) must(false, `${name} must hold chances, not ${chance}`);
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new MatchingError('BAD_OPTION', what);
}
