import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { TechnoparkChanged } from './events.ts';
import { PlaceKind, type Site } from './site.entity.ts';
import type { Technopark } from './technopark.entity.ts';
import { hasHousing } from './technopark.rows.ts';

const capacity = (sites: readonly Site[], kind: PlaceKind): number | null => {
  const its = sites.filter((site) => site.kind === kind);
  return its.length === 0 ? null : its.reduce((sum, site) => sum + site.capacity, 0);
};

/** @param sites all of the park's, as it names them on the day */
export function tellTechnopark(em: EntityManager, park: Technopark, sites: readonly Site[], day: string): void {
  record<TechnoparkChanged>(em, {
    type: 'technopark.changed',
    payload: {
      id: park.id,
      names: park.names,
      country: park.country,
      city: park.city,
      lat: park.latitude.value,
      lon: park.longitude.value,
      sectors: park.sectors,
      stages: park.stages,
      languages: park.languages,
      access24x7: park.access24x7,
      housing: hasHousing(park),
      taxWaiver: park.taxWaiver,
      noLocalEntityNeeded: park.noLocalEntityNeeded,
      visaHelp: park.visaHelp,
      softLanding: park.softLanding,
      taxRegime: park.taxRegime,
      visa: park.visa,
      grants: park.grants,
      desks: capacity(sites, PlaceKind.DESK),
      beds: capacity(sites, PlaceKind.BED),
      placesAsOf: sites.length === 0 ? null : day,
      synthetic: park.synthetic,
      website: park.website,
    },
  });
}
