import { BELOW_FLOOR } from './assignment.ts';
import type { Market } from './market.ts';

/**
 * The choice among some of the pairs as a programme in CPLEX LP format. Variables: `x<pair>` whether it meets, `m<participant>`
 * meetings missing below its floor, `u<state>` seats under its share. Rows: `c<participant>` its capacity, `places`,
 * `l<participant>` its floor, `s<state>` its share.
 * @param whole whether pairs must meet wholly or not at all; without it, the linear relaxation
 */
export function linearModel(market: Market, pairs: readonly number[], whole: boolean): string {
  const among = new Set(pairs);
  const own = market.pairsOf.map((all) => Array.from(all).filter((e) => among.has(e)));
  const names = (list: readonly number[]) => list.map((e) => `+ x${e}`);
  const rows = own.flatMap((list, p) => {
    const { capacity, floor } = market;
    const most = list.length > capacity[p]! ? [row(`c${p}`, names(list), '<=', capacity[p]!)] : [];
    return floor[p]! > 0 ? [...most, row(`l${p}`, [`+ m${p}`, ...names(list)], '>=', floor[p]!)] : most;
  });
  if (pairs.length > market.places) rows.push(row('places', names(pairs), '<=', market.places));
  for (const state of watched(market)) {
    const terms = pairs.map((e) => term(stateSeats(market, e, state), `x${e}`));
    rows.push(row(`s${state}`, [`+ u${state}`, ...terms], '>=', 0));
  }
  const bounds = pairs.map((e) => (market.kept[e] === 1 ? ` x${e} = 1` : ` 0 <= x${e} <= 1`));
  const integers = whole ? ['Generals', lines(pairs.map((e) => `x${e}`))] : [];
  return ['Maximize', ` objective: ${lines(objective(market, pairs))}`, 'Subject To', ...rows, 'Bounds', ...bounds]
    .concat(integers, 'End\n')
    .join('\n');
}

/** How the objective would rise with pair e beside a solution whose rows have these duals: its reduced cost. */
export function reducedCost(market: Market, duals: ReadonlyMap<string, number>, e: number): number {
  let cost = market.worth[e]! - (duals.get('places') ?? 0);
  for (let side = 2 * e; side <= 2 * e + 1; side++) {
    const p = market.between[side]!;
    cost -= (duals.get(`c${p}`) ?? 0) + (duals.get(`l${p}`) ?? 0);
  }
  for (const state of watched(market)) cost -= (duals.get(`s${state}`) ?? 0) * stateSeats(market, e, state);
  return cost;
}

/** Seats that pair e adds to a state above the state's share of them. */
function stateSeats({ between, stateOf, share }: Market, e: number, state: number): number {
  const ends = [stateOf[between[2 * e]!]!, stateOf[between[2 * e + 1]!]!].filter((one) => one >= 0);
  return ends.filter((one) => one === state).length - share[state]! * ends.length;
}

function watched({ fairness, states }: Market): number[] {
  return fairness === 0 ? [] : states.map((_, state) => state);
}

function objective(market: Market, pairs: readonly number[]): string[] {
  const { worth, floor, fairness } = market;
  return [
    ...pairs.map((e) => term(worth[e]!, `x${e}`)),
    ...Array.from(floor.keys()).flatMap((p) => (floor[p]! > 0 ? [term(-BELOW_FLOOR, `m${p}`)] : [])),
    ...watched(market).map((state) => term(-fairness, `u${state}`)),
  ];
}

function row(name: string, terms: readonly string[], relation: string, right: number): string {
  return ` ${name}: ${lines(terms)} ${relation} ${right}`;
}

function term(factor: number, name: string): string {
  return `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`;
}

/** The format allows lines of 510 characters. */
function lines(terms: readonly string[]): string {
  return terms.map((text, n) => (n % 12 === 11 ? `${text}\n ` : text)).join(' ');
}
