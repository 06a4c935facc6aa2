import { Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { closedList } from '#vocabulary/closed-list';

export const EligibilityVerdict = { ELIGIBLE: 'ELIGIBLE', UNKNOWN: 'UNKNOWN', NOT_ELIGIBLE: 'NOT_ELIGIBLE' } as const;
export type EligibilityVerdict = (typeof EligibilityVerdict)[keyof typeof EligibilityVerdict];
closedList(EligibilityVerdict, 'EligibilityVerdict', 'Whether a startup meets one condition, or all of them.', {
  ELIGIBLE: 'Meets it.',
  UNKNOWN: 'Nobody can say from what is known: ask the provider.',
  NOT_ELIGIBLE: 'Does not meet it.',
});

export const EligibilityRule = {
  APPLICANT: 'APPLICANT',
  STAGE: 'STAGE',
  HOME_COUNTRY: 'HOME_COUNTRY',
  RESIDENCY: 'RESIDENCY',
  WOMEN_LED: 'WOMEN_LED',
  EQUITY: 'EQUITY',
  CALL_OPEN: 'CALL_OPEN',
  CONDITIONS: 'CONDITIONS',
} as const;
export type EligibilityRule = (typeof EligibilityRule)[keyof typeof EligibilityRule];
closedList(EligibilityRule, 'EligibilityRule', 'A condition of support that is checked.', {
  APPLICANT: 'It is for startups, not for those who run programmes.',
  STAGE: 'The stage is one of those that are taken.',
  HOME_COUNTRY: 'The home country is one of those that are taken.',
  RESIDENCY: 'The startup is a resident of the park that is named.',
  WOMEN_LED: 'The startup is led by women, where that is asked.',
  EQUITY: 'No equity is given up; checked when it was asked for.',
  CALL_OPEN: 'Applications are taken now.',
  CONDITIONS: 'What else is asked in words, which no program can check.',
});

@ObjectType('EligibilityReason', { description: 'What one condition came to.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class EligibilityReason {
  @Field(() => EligibilityRule, { description: 'Which condition.' })
  rule: EligibilityRule;

  @Field(() => EligibilityVerdict, { description: 'What it came to.' })
  verdict: EligibilityVerdict;

  @Field(() => String, { description: 'Why, in English.' })
  text: string;
}

@ObjectType('Eligibility', {
  description: 'Whether a startup may apply, condition by condition.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class Eligibility {
  @Field(() => EligibilityVerdict, {
    description: 'Not eligible if one condition fails, else unknown if one is unknown.',
  })
  verdict: EligibilityVerdict;

  @Field(() => [EligibilityReason], { description: 'All conditions that were checked, always in the same order.' })
  reasons: EligibilityReason[];

  @Field(() => [EligibilityRule], { description: 'The conditions at fault: those that made the verdict what it is.' })
  get atFault(): EligibilityRule[] {
    if (this.verdict === EligibilityVerdict.ELIGIBLE) return [];
    return this.reasons.filter(({ verdict }) => verdict === this.verdict).map(({ rule }) => rule);
  }
}
