import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence, type Fact, FloatFact, TextFact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import { CountryCode } from '#kit/scalars';
import { Applicant } from './applicant.ts';
import { Money } from './money.ts';
import { Stage } from './stage.ts';
import type { SupportFact } from './support-facts.ts';
import { SupportKind } from './support-kind.ts';
import { SupportSums } from './support-sums.ts';

/** What programmes, support measures and grant calls have in common: what is given, by whom, to whom. */
@ObjectType('SupportOffer', { simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export abstract class SupportOffer {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  @Field(() => CountryCode, { nullable: true, description: 'The country that offers it; null: several together.' })
  @Property({ type: 'text', nullable: true })
  country: string | null;

  @Field(() => SupportKind, { description: 'What it mainly gives.' })
  @Property({ type: 'text' })
  mainKind: SupportKind;

  @Field(() => [SupportKind], { description: 'All it gives.' })
  @Property({ type: 'text[]' })
  kinds: SupportKind[];

  @Field(() => Applicant, { description: 'Who may apply.' })
  @Property({ type: 'text' })
  applicant: Applicant;

  @Field(() => [Stage], { description: 'Stages of the startups that may apply; empty when it is not for startups.' })
  @Property({ type: 'text[]' })
  stages: Stage[];

  @Field(() => SupportSums, { nullable: true, description: 'The sums that are known; null: none.' })
  @Property({ type: 'json', nullable: true })
  sums: SupportSums | null;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  amount: string | null;

  @Property({ type: 'text', nullable: true })
  currency: string | null;

  /** Percent given up; null: unknown. */
  @Property({ type: 'double', nullable: true })
  equityTaken: number | null;

  @Property({ type: 'text', nullable: true })
  equityNote: string | null;

  @Property({ type: 'text', nullable: true })
  repaymentText: string | null;

  @Property({ type: 'text', nullable: true })
  durationText: string | null;

  @Property({ type: 'text', nullable: true })
  eligibilityText: string | null;

  @Field(() => [CountryCode], { description: 'Home countries of the startups that may apply.' })
  @Property({ type: 'text[]' })
  homeCountries: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether startups of other home countries may apply; null: unknown.',
  })
  @Property({ type: 'boolean', nullable: true })
  openToForeigners: boolean | null;

  /** Id of the park one must be a resident of. */
  @Property({ type: 'text', nullable: true })
  residentOf: string | null;

  @Field(() => Boolean, { description: 'True: only for startups led by women.' })
  @Property({ type: 'boolean' })
  womenLedOnly: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Conditions in words, which no program can check; null: none beyond the fields.',
  })
  @Property({ type: 'text', nullable: true })
  conditions: string | null;

  @Field(() => String, { description: 'Who offers it, as the source names them.' })
  @Property({ type: 'text' })
  providerName: string;

  @Property({ type: 'text', nullable: true, index: true })
  providerId: string | null;

  @Field(() => String, { nullable: true, description: 'What else is worth knowing.' })
  @Property({ type: 'text', nullable: true })
  notes: string | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Field(() => String, { nullable: true, description: 'Where it is known from; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'Date the source speaks of; null when it gives none.' })
  @Property({ type: 'text', nullable: true })
  asOf: string | null;

  @Field(() => Confidence, { nullable: true, description: 'How well it is supported; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  confidence: Confidence | null;

  @Field(() => Money, { nullable: true, description: 'The most one applicant can get; null: none or unknown.' })
  get ceiling(): Money | null {
    return this.amount !== null && this.currency !== null ? { amount: this.amount, currency: this.currency } : null;
  }

  @Field(() => FloatFact, { description: 'Equity given up, in percent; a null value is unknown, which is not zero.' })
  get equityPercent(): Fact<number> {
    return { ...this.fact(this.equityTaken), note: this.equityNote };
  }

  @Field(() => TextFact, { nullable: true, description: 'What is paid back, in words; null: nothing is said of it.' })
  get repayment(): Fact<string> | null {
    return this.repaymentText === null ? null : this.fact(this.repaymentText);
  }

  @Field(() => TextFact, { nullable: true, description: 'How long it lasts, in words; null: unknown.' })
  get duration(): Fact<string> | null {
    return this.durationText === null ? null : this.fact(this.durationText);
  }

  @Field(() => TextFact, { nullable: true, description: 'Who may apply, in the words of the source.' })
  get eligibilityInWords(): Fact<string> | null {
    return this.eligibilityText === null ? null : this.fact(this.eligibilityText);
  }

  /** A value of the record, with the origin that holds for the whole record. */
  private fact<T>(value: T | null): Fact<T> {
    return { value, source: this.source, asOf: this.asOf, confidence: this.confidence ?? Confidence.C };
  }
}

/** What the words of the source say, as far as a program can check it. Absent: nothing is said. */
export interface ReadConditions {
  readonly homeCountries?: readonly string[];
  readonly openToForeigners?: boolean;
  readonly residentOf?: string;
  readonly womenLedOnly?: true;
  /** True: the fields say all that the words say. */
  readonly complete?: true;
}

/** The columns of a real offer. Where the source does not say who may apply, startups of its country may. */
export function offerRow(fact: SupportFact, read: ReadConditions = {}) {
  return {
    id: fact.id,
    names: { en: fact.name },
    country: fact.country,
    mainKind: fact.mainKind,
    kinds: [...fact.kinds],
    applicant: fact.applicant,
    stages: [...fact.stages],
    sums: fact.sums,
    amount: fact.ceiling?.amount ?? null,
    currency: fact.currency,
    equityTaken: fact.equityPercent,
    equityNote: fact.equityNote,
    repaymentText: fact.repayment,
    durationText: fact.duration,
    eligibilityText: fact.eligibility,
    homeCountries: [...(read.homeCountries ?? [fact.country])],
    openToForeigners: read.openToForeigners ?? null,
    residentOf: read.residentOf ?? null,
    womenLedOnly: read.womenLedOnly ?? false,
    conditions: read.complete ? null : fact.eligibility,
    providerName: fact.providerName,
    providerId: fact.providerId,
    notes: fact.notes,
    synthetic: false,
    source: fact.source,
    asOf: fact.asOf,
    confidence: fact.confidence,
  };
}

/** What others are told of an offer. */
export function offerState(offer: SupportOffer) {
  const { id, names, country, mainKind, kinds, applicant, stages, equityTaken, providerId, homeCountries } = offer;
  const { openToForeigners, residentOf, womenLedOnly, conditions, synthetic, source, asOf, confidence } = offer;
  const technoparkId = providerId?.startsWith('technopark_') ? providerId : null;
  const amount = offer.ceiling;
  return {
    ...{ id, names, country, mainKind, kinds, applicant, stages, amount, equityTaken, providerId, technoparkId },
    ...{ homeCountries, openToForeigners, residentOf, womenLedOnly, conditions },
    ...{ synthetic, source, asOf, confidence },
  };
}

/** The columns of {@link SupportOffer} in a migration. */
export const OFFER_COLUMNS = `id text primary key, names jsonb not null, country text, main_kind text not null,
  kinds text[] not null, applicant text not null, stages text[] not null, sums jsonb, amount numeric(20,2), currency text,
  equity_taken double precision, equity_note text, repayment_text text, duration_text text, eligibility_text text,
  home_countries text[] not null, open_to_foreigners boolean, resident_of text, women_led_only boolean not null,
  conditions text, provider_name text not null, provider_id text, notes text, synthetic boolean not null,
  source text, as_of text, confidence text`;
