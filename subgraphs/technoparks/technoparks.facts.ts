import type { Fact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import { byTable } from '#vocabulary/carry';
import { type Language, languageOfCode } from '#vocabulary/language';
import type { Sector } from '#vocabulary/sector';
import { ResidentsMeasure, sectorsOfTag, TechnoparkKind } from './technopark.mapping.ts';
import data from './technoparks.facts.json' with { type: 'json' };

interface Plain {
  readonly id: string;
  readonly country: string;
  /** The city, sometimes with a remark. */
  readonly city: string;
  readonly name: Texts;
  readonly location: Fact<{ latitude: number; longitude: number }>;
  readonly founded: Fact<number>;
  readonly residents: Fact<number>;
  /** The park's own words for what it works in. */
  readonly sectorTags: readonly string[];
  readonly taxRegime: Fact<string>;
  /** Whether residents pay less tax than elsewhere in the country, read from `taxRegime`. */
  readonly taxRelief: Fact<boolean>;
  readonly workspace: Fact<string>;
  readonly access24x7: Fact<boolean>;
  readonly housing: Fact<string>;
  readonly visa: Fact<string>;
  readonly grants: Fact<string>;
  readonly programmes: Fact<readonly string[]>;
  readonly website: string | null;
  /** True: residents may sit anywhere in the country. */
  readonly extraterritorial: boolean;
  readonly sources: readonly string[];
  readonly notes: string | null;
}

/** A park as it stands in the facts file, with raw codes. */
export interface RawTechnopark extends Plain {
  readonly kind: string;
  readonly residentsMeasure: string | null;
  readonly languages: readonly string[];
}

/** A real park in the alliance's words. */
export interface TechnoparkFact extends Plain {
  readonly kind: TechnoparkKind;
  readonly residentsMeasure: ResidentsMeasure | null;
  readonly languages: readonly Language[];
  readonly sectors: readonly Sector[];
}

const kindOf = byTable<TechnoparkKind>('TechnoparkKind', TechnoparkKind);
const measureOf = byTable<ResidentsMeasure>('ResidentsMeasure', ResidentsMeasure);
const sectorsOf = byTable('sectorsOfTag', sectorsOfTag);

function technopark(raw: RawTechnopark): TechnoparkFact {
  return {
    ...raw,
    kind: kindOf(raw.kind),
    residentsMeasure: raw.residentsMeasure === null ? null : measureOf(raw.residentsMeasure),
    languages: raw.languages.map(languageOfCode),
    sectors: [...new Set(raw.sectorTags.flatMap(sectorsOf))],
  };
}

/** The raw records, for tests of the mapping tables. */
export const rawTechnoparks = data as unknown as readonly RawTechnopark[];

/** Twenty-two real parks and clusters in all ten member states. */
export const technoparks: readonly TechnoparkFact[] = rawTechnoparks.map(technopark);
