import type { Viewer } from '#kit/viewer';
import { demoInvestors, demoOrganisations, demoStartups, demoTechnoparks } from '#vocabulary/demonstration';
import { Role } from '#vocabulary/role';

const viewer = (role: Role, organisationId: string | null): Viewer => ({ role, organisationId, personId: null });

/** One viewer for each role, acting for a party of the seeded demonstration. */
export const demonstrationViewers: readonly Viewer[] = [
  viewer(Role.FOUNDER, demoStartups[0]!.id),
  viewer(Role.TECHNOPARK_MANAGER, demoTechnoparks[0]!.id),
  viewer(Role.PROGRAMME_MANAGER, demoOrganisations.accelerator.id),
  viewer(Role.INVESTOR, demoInvestors[0]!.id),
  viewer(Role.ANALYST, demoOrganisations.ministry.id),
  viewer(Role.SECRETARIAT, demoOrganisations.secretariat.id),
];
