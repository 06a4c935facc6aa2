import type { Event } from '#kit/event';
import type { Fact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Language } from '#vocabulary/language';
import type { EntryPlanState } from './entry-plan.rules.ts';
import type { TradeBloc } from './market.mapping.ts';

/** The way from a home country to the market. */
export interface PairState {
  readonly distanceKm: Fact<number>;
  readonly contiguous: Fact<boolean>;
  /** A language, official or widely used, that both have. */
  readonly commonLanguage: Fact<boolean>;
  /** Goods sent from home to the market, in million US dollars. */
  readonly tradeMUsd: Fact<number>;
  /** Pushes and pull requests from home developers to repositories of the market. */
  readonly collaboration: Fact<number>;
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
    landlocked: boolean;
    /** By the code of the facts: `population`, `internetUsersPct`, `gdpPerCapitaUsd`, … */
    indicators: Record<string, Fact<number>>;
    /** By home country. */
    pairs: Record<string, PairState>;
  }
>;

/** A plan to enter a market was drafted or moved on. Carries the whole plan without its steps. */
export type EntryPlanChanged = Event<
  'entry-plan.changed',
  { id: string; startupId: string; marketId: string; state: EntryPlanState; synthetic: boolean }
>;
