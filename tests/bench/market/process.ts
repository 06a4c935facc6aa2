/** One season of the simulated market: who writes to whom, who answers, and what is accepted. */
import { examinationAt } from '#matching';
import { INVESTORS, type SimulatedMarket, STARTUPS } from './generator.ts';

/** Of each startup the investors of its list, best first. */
export type Lists = readonly (readonly number[])[];

/** What the dice of one run show for each pair, so that every ranking meets the same. */
export interface Dice {
  readonly look: Float64Array;
  readonly wants: Float64Array;
  readonly accepts: Float64Array;
}

export function diceFrom(next: () => number): Dice {
  const throwAll = () => Float64Array.from({ length: STARTUPS * INVESTORS }, next);
  return { look: throwAll(), wants: throwAll(), accepts: throwAll() };
}

export interface Season {
  readonly accepted: number;
  readonly letters: number;
  /** Startups with at least one accepted letter. */
  readonly served: number;
}

export function season(market: SimulatedMarket, lists: Lists, dice: Dice): Season {
  const inboxes = Array.from({ length: INVESTORS }, (): number[] => []);
  for (const [startup, list] of lists.entries()) {
    for (const pair of lettersOf(market, startup, list, dice)) inboxes[pair % INVESTORS]!.push(pair);
  }
  const accepted = inboxes.flatMap((inbox, investor) =>
    inbox
      .sort((a, b) => market.answer[b]! - market.answer[a]!)
      .slice(0, market.answers[investor])
      .filter((pair) => dice.accepts[pair]! < market.answer[pair]!),
  );
  const served = new Set(accepted.map((pair) => Math.floor(pair / INVESTORS))).size;
  return { accepted: accepted.length, letters: inboxes.flat().length, served };
}

/** Pairs, as places of the matrices, of a startup with those it writes to. */
function lettersOf(market: SimulatedMarket, startup: number, list: readonly number[], dice: Dice): number[] {
  return list
    .map((investor) => startup * INVESTORS + investor)
    .filter((pair, at) => dice.look[pair]! < examinationAt(at + 1) && dice.wants[pair]! < market.wish[pair]!)
    .slice(0, market.writes[startup]);
}
