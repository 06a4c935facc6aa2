import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Clock } from '#kit/context';
import type { Fact } from '#kit/fact';
import { byId, manyBy } from '#kit/loader';
import { StateTransition } from '#kit/state-machine';
import type { PeriodInput } from '#vocabulary/period';
import { Accreditation } from './accreditation.entity.ts';
import { Booking } from './booking.entity.ts';
import { EXCHANGE, FREE_OF_SITES, RESIDENT_FIGURES, WITHOUT_BED } from './place.sql.ts';
import { QuarterlyReport, Residency } from './residency.entity.ts';
import { type PlaceKind, Site } from './site.entity.ts';
import { Technopark } from './technopark.entity.ts';

interface InPeriod {
  readonly technoparkId: string;
  readonly during: PeriodInput;
}

export interface FreeOfSite {
  readonly technopark_id: string;
  readonly site_id: string;
  readonly kind: PlaceKind;
  readonly access24x7: boolean;
  readonly free: number;
}

export interface Lending {
  readonly technopark_id: string;
  readonly partner_id: string;
  readonly lent: number;
  readonly borrowed: number;
}

export interface GuestOfPark {
  readonly technopark_id: string;
  readonly guest_id: string;
}

/** What is so of each park in a period: one statement for all the parks asked about the same period. */
function inPeriod<Row extends { technopark_id: string }>(em: EntityManager, clock: Clock, sql: string) {
  const periodOf = ({ during }: InPeriod) => `${during.from}/${during.to}`;
  const keyOf = (key: InPeriod) => `${key.technoparkId} ${periodOf(key)}`;
  return new DataLoader<InPeriod, Row[], string>(
    async (keys) => {
      const found = new Map<string, Row[]>();
      for (const [period, group] of Map.groupBy(keys, periodOf)) {
        const { from, to } = group[0]!.during;
        const parks = group.map(({ technoparkId }) => technoparkId).join();
        const rows = (await em.getConnection().execute(sql, [from, to, clock().toISOString(), parks])) as Row[];
        for (const [park, its] of Map.groupBy(rows, (row) => row.technopark_id)) found.set(`${park} ${period}`, its);
      }
      return keys.map((key) => found.get(keyOf(key)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );
}

export interface ResidentFigure {
  readonly country: string;
  readonly name: string;
  readonly residents: Fact<number>;
  readonly companies: boolean;
}

function residentFigures(em: EntityManager) {
  return new DataLoader<string, ResidentFigure[]>(async (countries) => {
    const rows = (await em.getConnection().execute(RESIDENT_FIGURES, [countries.join()])) as ResidentFigure[];
    const groups = Map.groupBy(rows, ({ country }) => country);
    return countries.map((country) => groups.get(country) ?? []);
  });
}

/** The residency of each startup that has not ended; there is one at most. */
function liveResidency(em: EntityManager) {
  return new DataLoader<string, Residency | null>(async (startupIds) => {
    const rows = await em.find(Residency, { startupId: { $in: [...startupIds] }, state: { $ne: 'ENDED' } });
    const found = new Map(rows.map((row) => [row.startupId, row]));
    return startupIds.map((id) => found.get(id) ?? null);
  });
}

export const loaders = (em: EntityManager, clock: Clock) => ({
  technopark: byId(em, Technopark),
  technoparksOfCountry: manyBy(em, Technopark, 'country'),
  accreditationsOfTechnopark: manyBy(em, Accreditation, 'technoparkId', { validFrom: 'asc' }),
  sitesOfTechnopark: manyBy(em, Site, 'technoparkId'),
  sitesOfKind: manyBy(em, Site, 'kind'),
  freePlaces: inPeriod<FreeOfSite>(em, clock, FREE_OF_SITES),
  lendings: inPeriod<Lending>(em, clock, EXCHANGE),
  guestsWithoutBed: inPeriod<GuestOfPark>(em, clock, WITHOUT_BED),
  residencyOfStartup: liveResidency(em),
  residenciesOfTechnopark: manyBy(em, Residency, 'technoparkId', { fromDay: 'asc', id: 'asc' }),
  reportsOfResidency: manyBy(em, QuarterlyReport, 'residencyId', { quarter: 'asc' }),
  transitions: manyBy(em, StateTransition, 'subjectId', { at: 'asc', id: 'asc' }),
  bookingsOfStartup: manyBy(em, Booking, 'guestId', { fromDay: 'asc', id: 'asc' }),
  residentFigures: residentFigures(em),
});

export type TechnoparksLoaders = ReturnType<typeof loaders>;
