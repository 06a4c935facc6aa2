/** Past rounds of the generated market: who joins is drawn by taste, drive and company kept before. */
import type { DealEvent } from '#matching';
import { type Draw, drawFor, rounded, weighted } from './draw.ts';
import type { Investor } from './investors.ts';
import type { Made } from './startups.ts';
import { COUNTRIES, MEDIANS, ROUNDS } from './world.ts';

const DEALS = 4;
const DAY = 86_400_000;
const AS_OF = Date.UTC(2026, 10, 23);

/** Draws investors for rounds, one startup after another. */
export class DealFlow {
  readonly #seed: number;
  readonly #investors: readonly Investor[];
  /** By country: who invests there, each as often as its drive says. */
  readonly #there: readonly { readonly rows: readonly number[]; readonly draw: (draw: Draw) => number }[];
  /** By investor, whom it joined last. */
  readonly #beside: number[][];

  constructor(seed: number, investors: readonly Investor[]) {
    this.#seed = seed;
    this.#investors = investors;
    this.#beside = investors.map(() => []);
    this.#there = COUNTRIES.map((_, country) => {
      const rows = investors.flatMap(({ taste }, row) =>
        taste.home === country || taste.abroad.includes(country) ? [row] : [],
      );
      const known = rows.length > 0 ? rows : investors.map((_, row) => row);
      return { rows: known, draw: weighted(known.map((row) => investors[row]!.taste.drive)) };
    });
  }

  roundsOf(at: number, made: Made): DealEvent[] {
    const draw = drawFor(this.#seed * 8 + DEALS, at);
    let held: number[] = [];
    return Array.from({ length: made.closed }, (_, n) => {
      const round = Math.max(0, made.round - made.closed + n);
      const joined = this.#joined(draw, made, round, held);
      held = [...new Set([...held, ...joined])];
      const yearsAgo = made.closed - n - 1 + 0.05 + 1.5 * draw.next();
      return {
        id: `deal_${at}_${n}`,
        startupId: made.profile.id,
        investorIds: joined.map((row) => this.#investors[row]!.profile.id),
        date: new Date(AS_OF - Math.round(yearsAgo * 365) * DAY).toISOString().slice(0, 10),
        round: ROUNDS[round]!,
        amountUsd: draw.chance(0.15) ? null : rounded(MEDIANS[round]! * Math.exp(0.8 * draw.normal())),
        kind: 'EQUITY',
      };
    });
  }

  /** One leads; each further one is of those held already, of those the lead knows, or new. */
  #joined(draw: Draw, made: Made, round: number, held: readonly number[]): number[] {
    const lead = this.#byTaste(draw, made, round);
    const joined = new Set([lead]);
    while (joined.size < 8 && draw.chance(0.5)) joined.add(this.#next(draw, made, round, held, lead));
    for (const row of joined) {
      const known = this.#beside[row]!;
      for (const other of joined) if (other !== row) known.push(other);
      if (known.length > 12) known.splice(0, known.length - 12);
    }
    return [...joined];
  }

  #next(draw: Draw, made: Made, round: number, held: readonly number[], lead: number): number {
    if (held.length > 0 && draw.chance(0.4)) return draw.pick(held);
    const known = this.#beside[lead]!;
    return known.length > 0 && draw.chance(0.5) ? draw.pick(known) : this.#byTaste(draw, made, round);
  }

  /** Up to twelve are looked at; each takes it by how far sector and round are to its taste. */
  #byTaste(draw: Draw, { country, sector }: Made, round: number): number {
    let row = 0;
    for (let look = 0; look < 12; look++) {
      const there = this.#there[draw.chance(0.9) ? country : draw.below(COUNTRIES.length)]!;
      row = there.rows[there.draw(draw)]!;
      const { taste } = this.#investors[row]!;
      const likes = (taste.sectors.includes(sector) ? 1 : 0.06) * 0.45 ** Math.abs(taste.round - round);
      if (draw.chance(likes)) return row;
    }
    return row;
  }
}
