import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Texts } from '#kit/locale';
import type { Origins } from '#kit/origin';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { StartupStatus } from './startup.mapping.ts';

@ObjectType('Startup', {
  description: 'A young technology company. What nobody told is null: unknown, which is not no.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['sectors'], type: 'gin' })
@Unique({ name: 'startup_imported_once', properties: ['importedFrom', 'externalId'] })
export class Startup {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  /** The English name, or the first there is: for sorting and searching. */
  @Property({ type: 'text', index: true })
  defaultName: string;

  @Field(() => CountryCode, { nullable: true, description: 'Where its roots are; null: unknown.' })
  @Property({ type: 'text', nullable: true, index: true })
  country: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the country or metropolitan area, in the words of the source it was imported from.',
  })
  @Property({ type: 'text', nullable: true })
  region?: string | null;

  @Property({ type: 'text', nullable: true })
  hqCountry: string | null;

  @Property({ type: 'text', nullable: true })
  city: string | null;

  @Property({ type: 'integer', nullable: true })
  foundedYear: number | null;

  @Field(() => [Sector], { description: 'What it works in, the main sector first.' })
  @Property({ type: 'text[]' })
  sectors: Sector[];

  @Field(() => String, {
    nullable: true,
    description: 'A finer word for what it does, in the words of the source it was imported from.',
  })
  @Property({ type: 'text', nullable: true })
  category: string | null;

  @Field(() => Stage, { nullable: true, description: 'How far it is; null: unknown.' })
  @Property({ type: 'text', nullable: true, index: true })
  stage: Stage | null;

  @Field(() => StartupStatus, { nullable: true, description: 'Whether it stands on its own; null: unknown.' })
  @Property({ type: 'text', nullable: true })
  status: StartupStatus | null;

  @Field(() => String, { nullable: true, description: 'What it does, in English.' })
  @Property({ type: 'text', nullable: true })
  summary: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its web site.' })
  @Property({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => [Language], { nullable: true, description: 'Languages the product speaks; null: nobody said.' })
  @Property({ type: 'text[]', nullable: true })
  productLanguages: Language[] | null;

  @Field(() => [Language], {
    nullable: true,
    description: 'Usual languages of its country, not asked of the company: weaker than productLanguages.',
  })
  @Property({ type: 'text[]', nullable: true })
  usualLanguages: Language[] | null;

  @Field(() => [Language], { nullable: true, description: 'Languages it can pitch in; null: nobody said.' })
  @Property({ type: 'text[]', nullable: true })
  deckLanguages: Language[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a woman leads it; null: unknown.' })
  @Property({ type: 'boolean', nullable: true })
  womenLed: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a founder can travel abroad now; null: unknown.' })
  @Property({ type: 'boolean', nullable: true })
  founderFreeToTravel: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Held for review before any introduction. It says nothing else about the company.',
  })
  @Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['id'] })
  @Property({ type: 'boolean' })
  heldForReview: boolean;

  @Field(() => Boolean, { description: 'Whether it is raising money now.' })
  @Property({ type: 'boolean', index: true })
  raising: boolean;

  /** The open raise in US dollars: a copy of the open round's sum, so that startups can be filtered by it. */
  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  raisingUsd: string | null;

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
