import { dayOf } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { type DemoTechnopark, demoTechnoparks } from '#vocabulary/demonstration';
import { tellAccreditation } from './accreditation.actions.ts';
import { Accreditation } from './accreditation.entity.ts';
import { daysAfter } from './report.rules.ts';
import { seedBookings } from './seed.bookings.ts';
import { seedResidencies } from './seed.residencies.ts';
import { PlaceKind, Site } from './site.entity.ts';
import { tellTechnopark } from './technopark.actions.ts';
import { Technopark } from './technopark.entity.ts';
import { demoPark, realPark } from './technopark.rows.ts';
import { technoparks } from './technoparks.facts.ts';

/** Where the demonstration's sites lie from the middle of their park, in degrees, and how many places they have. */
const SITES = [
  { key: 'hall', name: 'Day hall', kind: PlaceKind.DESK, access24x7: false, north: 0, base: 22, step: 4 },
  { key: 'night', name: 'Night lab', kind: PlaceKind.DESK, access24x7: true, north: 0.002, base: 8, step: 2 },
  { key: 'house', name: 'Guest house', kind: PlaceKind.BED, access24x7: true, north: 0.01, base: 6, step: 2 },
  { key: 'lodge', name: 'Far lodge', kind: PlaceKind.BED, access24x7: true, north: 0.05, base: 4, step: 0 },
] as const;

/** Days from today on which accreditations begin and end: two end soon, one is renewed already, one has lapsed. */
const ACCREDITED: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [[-700, 45]],
  [[-400, 80]],
  [
    [-700, 30],
    [30, 760],
  ],
  [[-300, 400]],
  [[-500, 200]],
  [[-750, -20]],
];

function seedSites({ em }: WriteContext, park: DemoTechnopark, i: number): Site[] {
  return SITES.map(({ key, north, base, step, ...site }) =>
    em.create(Site, {
      id: park.id.replace('technopark_', 'site_').concat(`-${key}`),
      technoparkId: park.id,
      capacity: base + step * i,
      latitude: park.lat + north,
      longitude: park.lon,
      ...site,
    }),
  );
}

function seedAccreditations({ em, clock }: WriteContext, park: DemoTechnopark, i: number): void {
  ACCREDITED[i]!.forEach(([from, to], n) => {
    const accreditation = em.create(Accreditation, {
      id: `${park.id.replace('technopark_', 'accreditation_')}-${n + 1}`,
      technoparkId: park.id,
      validFrom: daysAfter(dayOf(clock()), from),
      validTo: daysAfter(dayOf(clock()), to),
      recordedAt: clock(),
    });
    tellAccreditation(em, accreditation);
  });
}

/** The real parks with their facts; the demonstration's with sites, accreditations, residents and bookings. */
export async function seed(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  const today = dayOf(clock());
  for (const fact of technoparks) tellTechnopark(em, em.create(Technopark, realPark(fact)), [], today);
  const demo = demoTechnoparks.map((park, i) => em.create(Technopark, demoPark(park, i, today)));
  await em.flush();
  demoTechnoparks.forEach((park, i) => {
    tellTechnopark(em, demo[i]!, seedSites(context, park, i), today);
    seedAccreditations(context, park, i);
  });
  await em.flush();
  await seedResidencies(context);
  await seedBookings(context);
}
