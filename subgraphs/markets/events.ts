import type { Event } from '#kit/event';
import type { Fact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Origin, Origins } from '#kit/origin';
import type { Language } from '#vocabulary/language';
import type { EntryPlanState } from './entry-plan.rules.ts';
import type { TradeBloc } from './market.mapping.ts';

/** The way from a home country to the market: values only, for there are many; `pairOrigins` says where each is from. */
export interface PairState {
  readonly distanceKm: number;
  readonly contiguous: boolean;
  /** A language, official or widely used, that both have. */
  readonly commonLanguage: boolean;
  /** Goods sent from home to the market, in million US dollars; null: unknown. */
  readonly tradeMUsd: number | null;
  /** Pushes and pull requests from home developers to repositories of the market; null: unknown. */
  readonly collaboration: number | null;
}

/** A market was entered or its facts changed. Carries the whole market. */
export type MarketChanged = Event<
  'market.changed',
  {
    id: string;
    country: string;
    names: Texts;
    officialLanguages: Language[];
    widelyUsedLanguages: Language[];
    blocs: TradeBloc[];
    /** Countries and blocs with which the market, or a bloc of it, has free trade. */
    freeTradeWith: string[];
    /** Of the lists above, by name; absent from what was told before it was kept. */
    origins?: Origins;
    landlocked: boolean;
    /** By the code of the facts: `population`, `internetUsersPct`, `gdpPerCapitaUsd`, … */
    indicators: Record<string, Fact<number>>;
    /** By home country. */
    pairs: Record<string, PairState>;
    pairOrigins: Record<keyof PairState, Origin>;
  }
>;

/** A plan to enter a market was drafted or moved on. Carries the whole plan without its steps. */
export type EntryPlanChanged = Event<
  'entry-plan.changed',
  { id: string; startupId: string; marketId: string; state: EntryPlanState; synthetic: boolean }
>;
