import { dayOf } from '#kit/day';
import type { Firing } from '#kit/state-machine';
import type { WriteContext } from '#kit/subgraph';
import { demoOrganisations, demoStartups } from '#vocabulary/demonstration';
import { daysAfter, quartersToReport } from './report.rules.ts';
import { tellResidency } from './residency.actions.ts';
import { QuarterlyReport, Residency } from './residency.entity.ts';
import { residencyLife } from './residency.rules.ts';

/** What becomes of the k-th startup: every sixteenth is suspended, every sixteenth has left. */
export const isSuspended = (k: number): boolean => k % 16 === 5;
export const hasLeft = (k: number): boolean => k % 16 === 11;

/** How many of its last reports the k-th startup did not hand in. */
export function reportsLeftOut(k: number): number {
  if (isSuspended(k) || k % 9 === 4) return 2;
  return k % 9 === 2 ? 1 : 0;
}

/** In the name of whom the seeds write. */
export const seeding = ({ em, clock }: WriteContext): Firing => ({
  em,
  clock,
  viewer: { role: 'SECRETARIAT', organisationId: demoOrganisations.secretariat.id, personId: null },
});

function seedReports({ em, clock }: WriteContext, residency: Residency, k: number): void {
  const quarters = quartersToReport(residency, dayOf(clock()));
  for (const quarter of quarters.slice(0, quarters.length - reportsLeftOut(k)))
    em.create(QuarterlyReport, {
      id: `quarterly-report_${residency.id}-${quarter}`,
      residencyId: residency.id,
      startupId: residency.startupId,
      technoparkId: residency.technoparkId,
      quarter,
      summary: 'Made up for demonstration.',
      submittedAt: clock(),
    });
}

/** The startups of the demonstration reside in their parks since different days. */
export async function seedResidencies(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  const today = dayOf(clock());
  const residencies = demoStartups.map(({ id, technoparkId }, i) => {
    const k = i + 1;
    const [residencyId, fromDay] = [id.replace('startup_', 'residency_'), daysAfter(today, -200 - 17 * k)];
    const row = { startupId: id, technoparkId, state: 'ACTIVE' as const, fromDay, toDay: null, version: 1 };
    const residency = em.create(Residency, { id: residencyId, ...row });
    residencyLife.fire(seeding(context), 'grant', residency);
    if (isSuspended(k)) residencyLife.fire(seeding(context), 'suspend', residency, 'Two quarterly reports missed.');
    if (hasLeft(k)) {
      residency.toDay = daysAfter(today, -30);
      residencyLife.fire(seeding(context), 'end', residency, 'Moved on.');
    }
    tellResidency(em, residency);
    return residency;
  });
  await em.flush();
  residencies.forEach((residency, i) => {
    seedReports(context, residency, i + 1);
  });
  await em.flush();
}
