import type { RequiredEntityData } from '@mikro-orm/core';
import { Confidence, type Fact } from '#kit/fact';
import { type DemoTechnopark, demoStartups } from '#vocabulary/demonstration';
import { languageOfCode } from '#vocabulary/language';
import { Stage } from '#vocabulary/stage';
import type { Technopark } from './technopark.entity.ts';
import type { TechnoparkFact } from './technoparks.facts.ts';

const UNKNOWN: Fact<never> = { value: null, source: null, asOf: null, confidence: Confidence.C };

/** A fact about a fact: whether there is something at all. No text means that nobody said, which is not no. */
const isThere = (fact: Fact<string>, note: string): Fact<boolean> =>
  fact.value === null ? UNKNOWN : { ...fact, value: true, note };

const isSoftLanding = (name: string) => /soft.landing/i.test(name);

function softLanding({ programmes }: TechnoparkFact): Fact<boolean> {
  const names = (programmes.value ?? []).filter(isSoftLanding);
  return names.length === 0 ? UNKNOWN : { ...programmes, value: true, note: names.join('; ') };
}

/** A real park: what is not in the facts is unknown. */
export function realPark(fact: TechnoparkFact): RequiredEntityData<Technopark> {
  const { name, location, sectorTags: _, taxRelief, programmes, ...rest } = fact;
  return {
    ...rest,
    names: name,
    latitude: { ...location, value: location.value?.latitude ?? null },
    longitude: { ...location, value: location.value?.longitude ?? null },
    timeZone: null,
    sectors: [...fact.sectors],
    stages: [],
    languages: [...fact.languages],
    taxWaiver: taxRelief,
    visaHelp: isThere(fact.visa, 'read from the visa rules'),
    programmeNames: { ...programmes, value: programmes.value?.join('; ') ?? null },
    noLocalEntityNeeded: UNKNOWN,
    softLanding: softLanding(fact),
    sources: [...fact.sources],
    synthetic: false,
  };
}

/** Housing as yes or no, for those who compare parks. */
export const hasHousing = ({ housing }: Pick<Technopark, 'housing'>): Fact<boolean> =>
  isThere(housing, housing.value ?? '');

const OFFICIAL: Readonly<Record<string, readonly string[]>> = {
  KZ: ['kk', 'ru', 'en'],
  UZ: ['uz', 'ru', 'en'],
  CN: ['zh', 'en'],
  KG: ['ky', 'ru', 'en'],
  RU: ['ru', 'en'],
  IR: ['fa', 'en'],
};

/** A park of the demonstration; `i` varies what it offers. */
export function demoPark(park: DemoTechnopark, i: number, today: string): RequiredEntityData<Technopark> {
  const made = <T>(value: T): Fact<T> => ({
    value,
    source: 'SYNTHETIC',
    asOf: today,
    confidence: Confidence.C,
    note: 'made up for demonstration',
  });
  const residents = demoStartups.filter(({ technoparkId }) => technoparkId === park.id);
  return {
    id: park.id,
    names: { en: park.name },
    kind: 'TECHNOPARK',
    country: park.country,
    city: park.city,
    latitude: made(park.lat),
    longitude: made(park.lon),
    timeZone: park.timeZone,
    sectors: [...new Set(residents.map(({ sector }) => sector))],
    stages: [Stage.MVP, Stage.SALES, Stage.GROWTH, ...(i % 2 ? [Stage.SCALING] : [Stage.IDEA])],
    languages: OFFICIAL[park.country]!.map(languageOfCode),
    founded: made(2020),
    residents: made(residents.length),
    residentsMeasure: 'COMPANIES',
    taxRegime: made('No corporate income tax in the first three years.'),
    taxWaiver: made(i % 3 !== 2),
    workspace: made('A hall by day and a lab that never closes.'),
    access24x7: made(true),
    housing: made('A guest house; the first month is free.'),
    visa: made('The park invites founders and files for them.'),
    visaHelp: made(true),
    grants: made('Seed grants by competition.'),
    programmeNames: made('Landing month'),
    noLocalEntityNeeded: made(i % 2 === 1),
    softLanding: made(true),
    extraterritorial: false,
    website: null,
    sources: [],
    notes: null,
    synthetic: true,
  };
}
