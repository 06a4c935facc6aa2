import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Texts } from '#kit/locale';
import type { Origins } from '#kit/origin';
import { CountryCode } from '#kit/scalars';
import type { Language } from '#vocabulary/language';
import type { RoundType } from '#vocabulary/round';
import type { Sector } from '#vocabulary/sector';
import { InvestorKind } from './investor.mapping.ts';

@ObjectType('Investor', {
  description: 'Who puts money into startups: a fund, a company, a public body, an accelerator, a family office.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['sectors'], type: 'gin' })
@Index({ properties: ['rounds'], type: 'gin' })
@Index({ properties: ['countries'], type: 'gin' })
@Unique({ name: 'investor_imported_once', properties: ['importedFrom', 'externalId'] })
export class Investor {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  /** The English name, or the first there is: for sorting and searching. */
  @Property({ type: 'text', index: true })
  defaultName: string;

  @Field(() => InvestorKind, { nullable: true, description: 'What sort of investor; null: unknown.' })
  @Property({ type: 'text', nullable: true })
  kind: InvestorKind | null;

  @Field(() => CountryCode, { nullable: true, description: 'Home country; null: unknown.' })
  @Property({ type: 'text', nullable: true, index: true })
  country: string | null;

  @Property({ type: 'text', nullable: true })
  city: string | null;

  @Property({ type: 'integer', nullable: true })
  foundedYear: number | null;

  @Field(() => String, { nullable: true, description: 'Address of its web site.' })
  @Property({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether several states own it; null: unknown.' })
  @Property({ type: 'boolean', nullable: true })
  multilateral: boolean | null;

  @Property({ type: 'text[]', nullable: true })
  sectors: Sector[] | null;

  @Property({ type: 'text[]', nullable: true })
  rounds: RoundType[] | null;

  @Property({ type: 'text[]', nullable: true })
  countries: string[] | null;

  @Property({ type: 'text[]', nullable: true })
  languages: Language[] | null;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  ticketMinUsd: string | null;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  ticketMaxUsd: string | null;

  @Property({ type: 'text', nullable: true })
  thesis: string | null;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  dryPowderAmount: string | null;

  @Property({ type: 'text', nullable: true })
  dryPowderCurrency: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Held for review before any introduction. It says nothing else: nobody was screened.',
  })
  @Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['id'] })
  @Property({ type: 'boolean' })
  heldForReview: boolean;

  @Field(() => [String], { description: 'Pages it is known from; empty for demonstration data.' })
  @Property({ type: 'text[]' })
  sources: string[];

  @Property({ type: 'json' })
  origins: Origins;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  /** Short name of the source it was imported from; null: it was born here. */
  @Property({ type: 'text', nullable: true })
  importedFrom?: string | null;

  /** What that source calls it. */
  @Property({ type: 'text', nullable: true })
  externalId?: string | null;

  /** Digest of what that source said last. */
  @Property({ type: 'text', nullable: true })
  importedAs?: string | null;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
