import { dayOf } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { demoInvestors, demoOrganisations, demoStartups, demoTechnoparks } from '#vocabulary/demonstration';
import type { Language } from '#vocabulary/language';
import type { Role } from '#vocabulary/role';
import { tell } from './exclusion.actions.ts';
import { Exclusion, type ExclusionKind } from './exclusion.entity.ts';
import { Organisation, type OrganisationKind } from './organisation.entity.ts';
import { organisations } from './organisations.facts.ts';
import { Person } from './person.entity.ts';
import { Membership, State } from './state.entity.ts';
import { states } from './states.facts.ts';

/** Real: which state belonged when, and who gives support. */
function seedFacts({ em }: WriteContext): void {
  for (const { id, country, memberships } of states) {
    em.persist(em.create(State, { id, code: country }));
    memberships.forEach((membership, i) => {
      em.persist(
        em.create(Membership, { id: `membership_${country}-${i + 1}`, stateId: id, note: null, ...membership }),
      );
    });
  }
  for (const organisation of organisations) em.persist(em.create(Organisation, { ...organisation, synthetic: false }));
}

const DEMO_ORGANISATIONS: readonly (readonly [{ id: string; name: string }, OrganisationKind, string | null])[] = [
  [demoOrganisations.secretariat, 'SECRETARIAT', null],
  [demoOrganisations.accelerator, 'PROVIDER', 'KZ'],
  [demoOrganisations.ministry, 'MINISTRY', 'KZ'],
];

interface DemoPerson {
  readonly key: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly languages: Language[];
}

const HOME_LANGUAGES: Record<string, Language[]> = {
  KZ: ['KK', 'RU', 'EN'],
  UZ: ['UZ', 'RU', 'EN'],
  CN: ['ZH', 'EN'],
  KG: ['KY', 'RU'],
  RU: ['RU', 'EN'],
  IR: ['FA', 'EN'],
};

const person = (kind: string, role: Role, id: string, country: string): DemoPerson => ({
  key: `demo-${kind}-${id.split('_demo-')[1]}`,
  role,
  organisationId: id,
  languages: HOME_LANGUAGES[country] ?? ['EN'],
});

/** One person for each demonstration party; their ids are what the development tokens carry. */
const DEMO_PERSONS: readonly DemoPerson[] = [
  ...demoStartups.map(({ id, country }) => person('founder', 'FOUNDER', id, country)),
  ...demoTechnoparks.map(({ id, country }) => person('manager', 'TECHNOPARK_MANAGER', id, country)),
  ...demoInvestors.map(({ id, country }) => person('investor', 'INVESTOR', id, country)),
  {
    key: 'demo-programmes',
    role: 'PROGRAMME_MANAGER',
    organisationId: demoOrganisations.accelerator.id,
    languages: ['EN', 'RU'],
  },
  { key: 'demo-analyst', role: 'ANALYST', organisationId: demoOrganisations.ministry.id, languages: ['EN', 'KK'] },
  {
    key: 'demo-secretary',
    role: 'SECRETARIAT',
    organisationId: demoOrganisations.secretariat.id,
    languages: ['EN', 'RU', 'ZH'],
  },
];

/** `demo-founder-01` -> `Demo Founder 01 (SYNTHETIC)` */
const nameOf = (key: string): string =>
  `${key
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ')} (SYNTHETIC)`;

function seedDemoParties({ em }: WriteContext): void {
  for (const [{ id, name }, kind, country] of DEMO_ORGANISATIONS) {
    em.persist(
      em.create(Organisation, {
        id,
        names: { en: name },
        kind,
        country,
        source: null,
        confidence: null,
        synthetic: true,
      }),
    );
  }
  for (const { key, ...rest } of DEMO_PERSONS) {
    em.persist(
      em.create(Person, {
        id: `person_${key}`,
        name: nameOf(key),
        email: `${key}@alliance-graph.example`,
        synthetic: true,
        ...rest,
      }),
    );
  }
}

const DEMO_EXCLUSIONS: readonly (readonly [a: string, b: string, ExclusionKind, declaredBy: string, reason: string])[] =
  [
    ['investor_demo-02', 'startup_demo-05', 'DECLARED', 'investor_demo-02', 'A dispute of the demonstration.'],
    ['startup_demo-01', 'startup_demo-17', 'DECLARED', 'startup_demo-01', 'Rivals of the demonstration.'],
    [
      'investor_demo-03',
      'startup_demo-06',
      'VISA_BAR',
      demoOrganisations.secretariat.id,
      'A visa bar of the demonstration.',
    ],
    [
      'investor_demo-11',
      'startup_demo-12',
      'SANCTION_BAR',
      demoOrganisations.secretariat.id,
      'A bar of the demonstration.',
    ],
  ];

/** Between demonstration parties only: nothing of the kind is said of a real organisation. */
function seedExclusions({ em, clock }: WriteContext): void {
  const validFrom = `${clock().getUTCFullYear() - 1}-01-01`;
  const recordedAt = new Date(`${validFrom}T00:00:00Z`);
  const ended = em.create(Exclusion, {
    id: 'exclusion_demo-ended',
    a: 'investor_demo-01',
    b: 'startup_demo-02',
    kind: 'DECLARED',
    declaredBy: 'investor_demo-01',
    reason: 'Settled.',
    validFrom,
    validTo: dayOf(clock()),
    recordedAt,
    version: 1,
  });
  tell(em, ended);
  DEMO_EXCLUSIONS.forEach(([a, b, kind, declaredBy, reason], i) => {
    tell(
      em,
      em.create(Exclusion, {
        id: `exclusion_demo-${i + 1}`,
        a,
        b,
        kind,
        declaredBy,
        reason,
        validFrom,
        validTo: null,
        recordedAt,
        version: 1,
      }),
    );
  });
}

export async function seed(context: WriteContext): Promise<void> {
  seedFacts(context);
  seedDemoParties(context);
  seedExclusions(context);
}
