import { type Origins, originOf } from '#kit/origin';
import type { WriteContext } from '#kit/subgraph';
import { MarketEntry } from './entry.entity.ts';
import type { StartupState } from './event.actions.ts';
import { Startup } from './startup.entity.ts';
import { type StartupFact, startups } from './startups.facts.ts';

/** `startup_1fit` in MX -> `market-entry_1fit-MX` */
const entryId = (startupId: string, country: string): string =>
  `market-entry_${startupId.slice('startup_'.length)}-${country}`;

function originsOf(fact: StartupFact): Origins {
  const seen = fact.seen.filter((field) => field === 'name' || field === 'country');
  const source = fact.sources.join('; ');
  return {
    ...Object.fromEntries(seen.map((field) => [field, { source, asOf: null, confidence: fact.confidence }])),
    hqCountry: originOf(fact.headquarters),
    city: originOf(fact.city),
    foundedYear: originOf(fact.founded),
    sectors: originOf(fact.sectors),
    stage: originOf(fact.stage),
    status: originOf(fact.status),
    usualLanguages: originOf(fact.languages),
  };
}

/** What no source tells of a real startup stays null. Nobody was screened, so nobody is held for review. */
const UNTOLD = {
  category: null,
  productLanguages: null,
  deckLanguages: null,
  womenLed: null,
  founderFreeToTravel: null,
  heldForReview: false,
  raising: false,
  raisingUsd: null,
  synthetic: false,
  version: 1,
} as const;

function realStartup({ em }: WriteContext, fact: StartupFact): Startup {
  const { id, name, country, summary, website } = fact;
  return em.create(Startup, {
    ...{ id, names: { en: name }, defaultName: name, country, summary, website },
    hqCountry: fact.headquarters.value,
    city: fact.city.value,
    foundedYear: fact.founded.value,
    sectors: [...(fact.sectors.value ?? [])],
    stage: fact.stage.value,
    status: fact.status.value,
    usualLanguages: fact.languages.value && [...fact.languages.value],
    sources: [...fact.sources],
    origins: originsOf(fact),
    ...UNTOLD,
  });
}

export function seedReal(context: WriteContext): StartupState[] {
  return startups.map((fact) => ({
    startup: realStartup(context, fact),
    openRound: null,
    entries: fact.foreignMarkets.map((entry) =>
      context.em.create(MarketEntry, { id: entryId(fact.id, entry.country), startupId: fact.id, ...entry }),
    ),
  }));
}
