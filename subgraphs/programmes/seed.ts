import { DAY_MS } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { instantOf } from '#kit/zone';
import { offerRow } from '#vocabulary/support-offer';
import { tellCohort } from './cohort.actions.ts';
import { Cohort } from './cohort.entity.ts';
import { tellProgramme } from './programme.actions.ts';
import { programmeConditions } from './programme.conditions.ts';
import { Programme } from './programme.entity.ts';
import { programmes } from './programmes.facts.ts';
import { type DemoCohort, demoCohorts, demoProgrammes } from './seed.demo.ts';

const CALL_DAYS = 75;
const COHORT_DAYS = 84;

/** The dates of a demonstration cohort: its call closes at six in the evening, and it starts three weeks later. */
function dated({ closesIn, ...cohort }: DemoCohort, now: Date) {
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  return {
    ...cohort,
    callOpensAt: instantOf(`${day(closesIn - CALL_DAYS)}T09:00`, cohort.timeZone, 'REFUSE'),
    callClosesAt: instantOf(`${day(closesIn)}T18:00`, cohort.timeZone, 'REFUSE'),
    startsOn: day(closesIn + 21),
    demoDayOn: day(closesIn + 21 + COHORT_DAYS),
    endsOn: day(closesIn + 22 + COHORT_DAYS),
    synthetic: true,
    version: 1,
  };
}

/** Real programmes, of which no call is known; SYNTHETIC ones with their cohorts. */
export async function seed({ em, clock }: WriteContext): Promise<void> {
  const real = programmes.map((fact) => offerRow(fact, programmeConditions[fact.id]));
  for (const row of [...real, ...demoProgrammes]) tellProgramme(em, em.create(Programme, row as never));
  await em.flush();
  for (const cohort of demoCohorts) tellCohort(em, em.create(Cohort, dated(cohort, clock()) as never));
}
