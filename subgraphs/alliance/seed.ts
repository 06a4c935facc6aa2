import type { WriteContext } from '#kit/subgraph';
import { tell } from './exclusion.actions.ts';
import { Exclusion } from './exclusion.entity.ts';
import { dayOf } from './membership.rules.ts';
import { Organisation } from './organisation.entity.ts';
import organisations from './organisations.facts.json' with { type: 'json' };
import { Person } from './person.entity.ts';
import { Membership, State } from './state.entity.ts';
import states from './states.facts.json' with { type: 'json' };

/** Real: which state belonged when, and who gives support. */
function seedFacts({ em }: WriteContext): void {
  for (const { id, country, memberships } of states) {
    em.persist(em.create(State, { id, code: country }));
    memberships.forEach((membership, i) => {
      em.persist(em.create(Membership, { id: `membership_${country}-${i + 1}`, stateId: id, ...membership } as never));
    });
  }
  for (const { name, ...organisation } of organisations) {
    em.persist(em.create(Organisation, { ...organisation, names: name, synthetic: false } as never));
  }
}

export async function seed(context: WriteContext): Promise<void> {
  seedFacts(context);
}
