import type { Confidence, Fact } from '#kit/fact';
import { byTable, carry } from '#vocabulary/carry';
import type { RoundType } from '#vocabulary/round';
import { type Sector, sectorOfSlug } from '#vocabulary/sector';
import { type InvestorKind, investorKindOfCode } from './investor.mapping.ts';
import data from './investors.facts.json' with { type: 'json' };
import { roundOfCode } from './round.mapping.ts';

interface Plain {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly website: string | null;
  readonly city: Fact<string>;
  readonly founded: Fact<number>;
  /** Countries it invests in. */
  readonly countries: Fact<readonly string[]>;
  /** Decimal strings in US dollars. */
  readonly ticketMinUsd: Fact<string>;
  readonly ticketMaxUsd: Fact<string>;
  /** True: hold for review before any introduction. It says nothing else: nobody was screened. */
  readonly holdForReview: boolean;
  readonly multilateral: boolean;
  /** Holds for the fields named in `seen`, whose sources are `sources`. */
  readonly confidence: Confidence;
  readonly seen: readonly string[];
  readonly sources: readonly string[];
}

/** An investor as it stands in the facts file, with raw codes. */
export interface RawInvestor extends Plain {
  readonly kind: string;
  readonly sectors: Fact<readonly string[]>;
  readonly rounds: Fact<readonly string[]>;
}

/** A real investor in the alliance's words. */
export interface InvestorFact extends Plain {
  readonly kind: InvestorKind;
  /** Null: unknown, which is neither "none" nor "all". */
  readonly sectors: Fact<readonly Sector[]>;
  /** Rounds it takes part in; not all of them are preferences (see `isPreference`). */
  readonly rounds: Fact<readonly RoundType[]>;
}

function investor(raw: RawInvestor): InvestorFact {
  return {
    ...raw,
    kind: byTable('investorKindOfCode', investorKindOfCode)(raw.kind),
    sectors: carry(raw.sectors, (slugs) => slugs.map(sectorOfSlug)),
    rounds: carry(raw.rounds, (codes) => codes.map(byTable('roundOfCode', roundOfCode))),
  };
}

/** The raw records, for tests of the mapping tables. */
export const rawInvestors = data as unknown as readonly RawInvestor[];

/** 191 real funds, accelerators, corporate and public investors. */
export const investors: readonly InvestorFact[] = rawInvestors.map(investor);
