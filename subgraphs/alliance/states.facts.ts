import type { Confidence } from '#kit/fact';
import { byTable } from '#vocabulary/carry';
import type { DatePrecision } from '#vocabulary/date-precision';
import { MembershipStatus } from '#vocabulary/state';
import data from './states.facts.json' with { type: 'json' };

interface Plain {
  /** First day of the day, month or year that is known; read it with `fromPrecision`. */
  readonly validFrom: string;
  readonly fromPrecision: DatePrecision;
  /** First day outside; null while it lasts. */
  readonly validTo: string | null;
  readonly source: string | null;
  readonly confidence: Confidence;
  readonly note?: string | null;
}

interface RawMembership extends Plain {
  readonly status: string;
}

/** How a state belonged to the organisation during a half-open range of days. */
export interface MembershipFact extends Plain {
  readonly status: MembershipStatus;
}

/** A state and its ranges, oldest first and without overlap. */
export interface StateFact<M = MembershipFact> {
  readonly id: string;
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;
  readonly memberships: readonly M[];
}

const statusOf = byTable<MembershipStatus>('MembershipStatus', MembershipStatus);

/** Ten members and seventeen partners, with what they were before. */
export const states: readonly StateFact[] = (data as unknown as readonly StateFact<RawMembership>[]).map((state) => ({
  ...state,
  memberships: state.memberships.map((membership) => ({ ...membership, status: statusOf(membership.status) })),
}));
