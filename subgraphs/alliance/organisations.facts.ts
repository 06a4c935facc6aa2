import type { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import data from './organisations.facts.json' with { type: 'json' };

/** A real organisation that runs programmes or gives support. */
export interface OrganisationFact {
  readonly id: string;
  readonly country: string;
  readonly kind: 'PROVIDER';
  readonly names: Texts;
  /** The page on which it is named as the provider. */
  readonly source: string;
  /** C where the source has the short name only and the full one is general knowledge. */
  readonly confidence: Confidence;
}

/** The providers that the programme and measure facts name and that are no technoparks. */
export const organisations = data as readonly OrganisationFact[];
