import type { EntityManager } from '@mikro-orm/postgresql';
import { type Deadline, deadline } from '#kit/deadline';
import type { Reference } from '#kit/stub';
import type { Money } from '#vocabulary/money';
import type { SupportKind } from '#vocabulary/support-kind';
import { GrantCall } from './call.entity.ts';
import { CohortCopy, ProgrammeCopy } from './copies.entity.ts';
import { assess, type CallWindow, type Candidate, type Conditions } from './eligibility.rules.ts';
import { Measure } from './measure.entity.ts';
import type { SupportOption } from './support-option.ts';

/** Something on offer, before anybody asked whether a startup may have it. */
export interface Offer {
  /** Id of the call, cohort, measure or programme. */
  readonly id: string;
  readonly subject: Reference;
  readonly cohort: Reference | null;
  readonly terms: Conditions & { readonly mainKind: SupportKind; kinds: SupportKind[]; synthetic: boolean };
  readonly amount: Money | null;
  readonly window: (CallWindow & { readonly timeZone: string }) | null;
}

const callOffer = (call: GrantCall): Offer => ({
  ...{ id: call.id, subject: call, cohort: null, terms: call, amount: call.ceiling },
  window: call,
});

const measureOffer = (measure: Measure): Offer => ({
  ...{ id: measure.id, subject: measure, cohort: null, terms: measure, amount: measure.ceiling },
  window: null,
});

const windowOf = ({ callOpensAt, callClosesAt, timeZone }: CohortCopy['state']) => ({
  opensAt: new Date(callOpensAt),
  closesAt: new Date(callClosesAt),
  timeZone,
});

/** A programme is on offer once for each call of a cohort; without such a call, once and undated. */
function programmeOffers({ id, state }: ProgrammeCopy, cohorts: readonly CohortCopy[]): Offer[] {
  const offer = { subject: { id }, terms: state, amount: state.amount };
  if (cohorts.length === 0) return [{ ...offer, id, cohort: null, window: null }];
  return cohorts.map((cohort) => ({
    ...offer,
    id: cohort.id,
    cohort: { id: cohort.id },
    window: windowOf(cohort.state),
  }));
}

/** All that is on offer: calls that have not closed, and what has no date. Four statements, however much there is. */
export async function offersAt(now: Date, em: EntityManager): Promise<Offer[]> {
  const [calls, measures, programmes, cohorts] = [
    await em.find(GrantCall, { closesAt: { $gt: now } }),
    await em.findAll(Measure),
    await em.findAll(ProgrammeCopy),
    await em.find(CohortCopy, { callClosesAt: { $gt: now } }, { orderBy: { callClosesAt: 'asc' } }),
  ];
  const cohortsOf = Map.groupBy(cohorts, ({ programmeId }) => programmeId);
  const offers = programmes.flatMap((programme) => programmeOffers(programme, cohortsOf.get(programme.id) ?? []));
  return [...calls.map(callOffer), ...measures.map(measureOffer), ...offers];
}

const closing = ({ window }: Offer): Deadline | null => window && deadline(window.closesAt, window.timeZone);

/** An offer as one startup sees it now. */
export function optionFor(startup: Candidate, offer: Offer, equityFree: boolean, now: Date): SupportOption {
  const { id, subject, cohort, terms, amount, window } = offer;
  return {
    ...{ id: `support-option_${id}`, subject, cohort, amount, closes: closing(offer) },
    ...{ kind: terms.mainKind, kinds: terms.kinds, synthetic: terms.synthetic },
    eligibility: assess({ startup, offer: terms, window, equityFree, now }),
  };
}

/** What closes first comes first; what has no date comes last. */
export function soonestFirst(a: SupportOption, b: SupportOption): number {
  const instant = ({ closes }: SupportOption) => closes?.instant.getTime() ?? Number.MAX_SAFE_INTEGER;
  return instant(a) - instant(b) || (a.id < b.id ? -1 : 1);
}
