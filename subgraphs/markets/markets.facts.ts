import type { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import { byTable } from '#vocabulary/carry';
import { type Language, languageOfCode } from '#vocabulary/language';
import { Indicator, indicatorOfCode, TradeBloc } from './market.mapping.ts';
import data from './markets.facts.json' with { type: 'json' };

/** Where figures come from; the key stands beside each figure. */
export interface MarketSource {
  readonly name: string;
  readonly licence: string;
  /** The commit of the public repository that was read. */
  readonly commit: string | null;
  readonly confidence: Confidence;
}

/** One figure of one market. `source` is a key of `marketSources`. */
export interface IndicatorFact {
  readonly value: number;
  readonly year: number;
  readonly source: string;
  readonly quarter?: number;
  readonly rank?: number;
}

interface Plain {
  readonly id: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly name: Texts;
  readonly region: string;
  readonly capital: string;
  readonly capitalLocation: { readonly latitude: number; readonly longitude: number } | null;
  readonly landlocked: boolean;
  /** ISO 3166-1 alpha-2 codes of the neighbours, also of those that are no markets here. */
  readonly borders: readonly string[];
  readonly currencies: readonly string[];
  readonly timeZones: readonly string[];
}

/** A market as it stands in the facts file, with raw codes. */
export interface RawMarket extends Plain {
  readonly officialLanguages: readonly string[];
  readonly widelyUsedLanguages: readonly string[];
  readonly blocs: readonly string[];
  readonly indicators: Readonly<Record<string, IndicatorFact | null>>;
}

/** A market in the alliance's words. */
export interface MarketFact extends Plain {
  readonly officialLanguages: readonly Language[];
  /** Not official, but good enough to sell in (confidence C). */
  readonly widelyUsedLanguages: readonly Language[];
  readonly blocs: readonly TradeBloc[];
  /** Every indicator; null where there is no figure. */
  readonly indicators: Readonly<Record<Indicator, IndicatorFact | null>>;
}

/** A free trade agreement between two states or blocs (confidence C). */
export interface FreeTradeFact {
  readonly a: string;
  readonly b: string;
  readonly since: number;
  readonly source: string;
}

const blocOf = byTable<TradeBloc>('TradeBloc', TradeBloc);
const indicatorOf = byTable<Indicator>('indicatorOfCode', indicatorOfCode);

function market(raw: RawMarket): MarketFact {
  const figures = Object.entries(raw.indicators).map(([code, figure]) => [indicatorOf(code), figure]);
  return {
    ...raw,
    officialLanguages: raw.officialLanguages.map(languageOfCode),
    widelyUsedLanguages: raw.widelyUsedLanguages.map(languageOfCode),
    blocs: raw.blocs.map(blocOf),
    indicators: Object.fromEntries(figures) as Record<Indicator, IndicatorFact | null>,
  };
}

/** The raw records, for tests of the mapping tables. */
export const rawMarkets = data.markets as unknown as readonly RawMarket[];

/** 45 markets: the members, the partners, and others that companies sell to. */
export const markets: readonly MarketFact[] = rawMarkets.map(market);

export const marketSources = data.sources as Readonly<Record<string, MarketSource>>;

/** The day of the file: what a state is, and what anybody knows, has no other. */
export const marketFactsAsOf: string = data.asOf;

/** The source key of every field that is not an indicator. */
export const marketFieldSources: Readonly<Record<string, string>> = data.fieldSources;

export const freeTrade: readonly FreeTradeFact[] = data.freeTrade;
