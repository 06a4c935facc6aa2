/** The generated market in whole, made one startup after another. */
import type { Alliance, DealEvent, StartupProfile } from '#matching';
import { DealFlow } from './deals.ts';
import { Distinct } from './distinct.ts';
import { investorAt } from './investors.ts';
import { startupAt, textsAt } from './startups.ts';

export interface Market {
  readonly alliance: Alliance;
  /** How many startups differ from all others: in what the engine reads; in past rounds, of those that have any; in texts; in all. */
  readonly distinct: {
    readonly read: number;
    readonly histories: number;
    readonly withHistory: number;
    readonly texts: number;
    readonly whole: number;
  };
}

export const SEED = 20_261_123;

export function marketOf(startups: number, investors: number, seed: number = SEED): Market {
  const parties = Array.from({ length: investors }, (_, at) => investorAt(seed, at));
  const flow = new DealFlow(seed, parties);
  const profiles: StartupProfile[] = [];
  const deals: DealEvent[] = [];
  const [read, histories, texts, whole] = [0, 1, 2, 3].map(() => new Distinct(startups));
  for (let at = 0; at < startups; at++) {
    const made = startupAt(seed, at);
    const rounds = flow.roundsOf(at, made);
    profiles.push(made.profile);
    deals.push(...rounds);
    const { id, ...facts } = made.profile;
    const { name, description } = textsAt(seed, at, made.profile);
    const history = JSON.stringify(rounds.map((deal) => [deal.investorIds, deal.date, deal.round, deal.amountUsd]));
    const shown = JSON.stringify(facts);
    read!.add(shown + history);
    if (rounds.length > 0) histories!.add(history);
    texts!.add(name + description);
    whole!.add(shown + history + name + description);
  }
  return {
    alliance: {
      startups: profiles,
      investors: parties.map(({ profile }) => profile),
      deals,
      technoparks: [],
      markets: [],
      exclusions: [],
      decisions: [],
      asOf: '2026-11-23',
    },
    distinct: {
      read: read!.count,
      histories: histories!.count,
      withHistory: histories!.added,
      texts: texts!.count,
      whole: whole!.count,
    },
  };
}
