import { Eligibility, type EligibilityReason, type EligibilityRule, EligibilityVerdict } from './eligibility.ts';
import type { OfferState } from './events.ts';

/** What the rules need to know of an offer. */
export type Conditions = Pick<
  OfferState,
  | 'applicant'
  | 'stages'
  | 'country'
  | 'homeCountries'
  | 'openToForeigners'
  | 'residentOf'
  | 'womenLedOnly'
  | 'equityTaken'
  | 'conditions'
>;

/** When applications are taken; half-open. */
export interface CallWindow {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** What the rules need to know of a startup; null is unknown. */
export interface Candidate {
  readonly country: string | null;
  readonly stage: string | null;
  readonly womenLed: boolean | null;
  /** Ids of the parks it is an active resident of. */
  readonly parks: readonly string[];
}

/** One question: this startup, this offer, now. */
export interface Case {
  readonly startup: Candidate;
  readonly offer: Conditions;
  /** Null: no dates are known. */
  readonly window: CallWindow | null;
  readonly equityFree: boolean;
  readonly now: Date;
}

type Finding = readonly [EligibilityVerdict, string];
const { ELIGIBLE, NOT_ELIGIBLE, UNKNOWN } = EligibilityVerdict;

/** Known and true, known and false, or unknown. */
const known = (value: boolean | null, yes: string, no: string, unknown: string): Finding => {
  if (value === null) return [UNKNOWN, unknown];
  return value ? [ELIGIBLE, yes] : [NOT_ELIGIBLE, no];
};

function applicant({ offer }: Case): Finding {
  return known(offer.applicant === 'STARTUP', 'It is for startups.', 'It is for those who run programmes.', '');
}

function stage({ startup, offer }: Case): Finding {
  const stages: readonly string[] = offer.stages;
  const taken = startup.stage === null || stages.length === 0 ? null : stages.includes(startup.stage);
  const list = stages.join(', ');
  return known(taken, `${startup.stage} is taken.`, `It takes ${list}, not ${startup.stage}.`, 'A stage is unknown.');
}

function homeCountry({ startup: { country }, offer }: Case): Finding {
  if (country === null) return [UNKNOWN, 'The home country is unknown.'];
  if (offer.homeCountries.includes(country)) return [ELIGIBLE, `Startups of ${country} may apply.`];
  if (country === offer.country) return [NOT_ELIGIBLE, `It is for startups from outside ${country}.`];
  return known(
    offer.openToForeigners,
    'Foreign startups may apply.',
    `It is for startups of ${offer.homeCountries.join(', ')}.`,
    `Whether startups of ${country} may apply is unknown.`,
  );
}

function residency({ startup, offer: { residentOf } }: Case): Finding {
  if (residentOf === null) return [ELIGIBLE, 'No residency is asked for.'];
  const resident = startup.parks.includes(residentOf);
  return known(resident, `It is a resident of ${residentOf}.`, `It is no resident of ${residentOf}.`, '');
}

function womenLed({ startup, offer }: Case): Finding {
  if (!offer.womenLedOnly) return [ELIGIBLE, 'Whoever leads may apply.'];
  return known(
    startup.womenLed,
    'It is led by women.',
    'It is only for startups led by women.',
    'Who leads is unknown.',
  );
}

function equity({ offer: { equityTaken }, equityFree }: Case): Finding {
  if (!equityFree) return [ELIGIBLE, 'Not asked for.'];
  const none = equityTaken === null ? null : equityTaken === 0;
  return known(none, 'No equity is taken.', `${equityTaken} percent of equity are taken.`, 'Equity is unknown.');
}

function callOpen({ window, now }: Case): Finding {
  if (!window) return [UNKNOWN, 'No dates of a call are known.'];
  if (now < window.opensAt) return [NOT_ELIGIBLE, 'The call is not open yet.'];
  return known(now < window.closesAt, 'The call is open.', 'The call has closed.', '');
}

function conditions({ offer }: Case): Finding {
  return offer.conditions === null ? [ELIGIBLE, 'Nothing else is asked.'] : [UNKNOWN, offer.conditions];
}

/** All conditions, in the order in which reasons are given. */
const RULES: readonly (readonly [EligibilityRule, (asked: Case) => Finding])[] = [
  ['APPLICANT', applicant],
  ['STAGE', stage],
  ['HOME_COUNTRY', homeCountry],
  ['RESIDENCY', residency],
  ['WOMEN_LED', womenLed],
  ['EQUITY', equity],
  ['CALL_OPEN', callOpen],
  ['CONDITIONS', conditions],
];

/** One failure decides; without a failure one unknown does. */
function verdictOf(reasons: readonly EligibilityReason[]): EligibilityVerdict {
  const verdicts = reasons.map(({ verdict }) => verdict);
  return [NOT_ELIGIBLE, UNKNOWN].find((verdict) => verdicts.includes(verdict)) ?? ELIGIBLE;
}

/** Whether a startup may apply now, and why. */
export function assess(asked: Case): Eligibility {
  const reasons = RULES.map(([rule, check]) => {
    const [verdict, text] = check(asked);
    return { rule, verdict, text };
  });
  return Object.assign(new Eligibility(), { verdict: verdictOf(reasons), reasons });
}
