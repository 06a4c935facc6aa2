import type { Confidence, Fact } from '#kit/fact';
import { byTable, carry } from '#vocabulary/carry';
import { type Language, languageOfCode } from '#vocabulary/language';
import { type Sector, sectorOfSlug } from '#vocabulary/sector';
import type { Stage } from '#vocabulary/stage';
import { type StartupStatus, stageOfCode, statusOfCode } from './startup.mapping.ts';
import data from './startups.facts.json' with { type: 'json' };

/** A country other than its own where a startup sells or sold; years are null when unknown. */
export interface ForeignMarketFact {
  readonly country: string;
  readonly since: number | null;
  /** The year it left; null when it has not, or when nobody knows. */
  readonly until: number | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
}

interface Plain {
  readonly id: string;
  readonly name: string;
  /** Where its roots are. */
  readonly country: string;
  readonly summary: string;
  readonly website: string | null;
  /** Country of its legal seat. */
  readonly headquarters: Fact<string>;
  readonly city: Fact<string>;
  readonly founded: Fact<number>;
  /** The id of the technopark where it is resident. */
  readonly technopark: Fact<string>;
  readonly foreignMarkets: readonly ForeignMarketFact[];
  /** Holds for the fields named in `seen`, whose sources are `sources`. */
  readonly confidence: Confidence;
  readonly seen: readonly string[];
  readonly sources: readonly string[];
}

/** A startup as it stands in the facts file, with raw codes. */
export interface RawStartup extends Plain {
  readonly sectors: Fact<readonly string[]>;
  readonly stage: Fact<string>;
  readonly status: Fact<string>;
  readonly languages: Fact<readonly string[]>;
}

/** A real startup in the alliance's words. */
export interface StartupFact extends Plain {
  readonly sectors: Fact<readonly Sector[]>;
  readonly stage: Fact<Stage>;
  readonly status: Fact<StartupStatus>;
  /** The usual languages of its country, not those of its product. */
  readonly languages: Fact<readonly Language[]>;
}

function startup(raw: RawStartup): StartupFact {
  return {
    ...raw,
    sectors: carry(raw.sectors, (slugs) => slugs.map(sectorOfSlug)),
    stage: carry(raw.stage, byTable('stageOfCode', stageOfCode)),
    status: carry(raw.status, byTable('statusOfCode', statusOfCode)),
    languages: carry(raw.languages, (tags) => tags.map(languageOfCode)),
  };
}

/** The raw records, for tests of the mapping tables. */
export const rawStartups = data as unknown as readonly RawStartup[];

/** 224 real startups. */
export const startups: readonly StartupFact[] = rawStartups.map(startup);
