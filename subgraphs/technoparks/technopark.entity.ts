import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { BooleanFact, type Fact, FloatFact, IntFact, TextFact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import { CountryCode, TimeZone } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { ResidentsMeasure, TechnoparkKind } from './technopark.mapping.ts';

/** A column that PostgreSQL derives from a yes-or-no fact, so that clients can filter by it. */
const yes = (column: string) => `(((${column} ->> 'value'::text))::boolean) stored`;

@ObjectType('Technopark', {
  description: 'A technopark, zone, incubator or network of them that belongs to the alliance’s world.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['country'] })
export class Technopark {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  @Field(() => TechnoparkKind, { description: 'What sort of place it is.' })
  @Property({ type: 'text' })
  kind: TechnoparkKind;

  @Field(() => CountryCode, { description: 'Where it is.' })
  @Property({ type: 'text' })
  country: string;

  @Field(() => String, { nullable: true, description: 'City, sometimes with a remark.' })
  @Property({ type: 'text', nullable: true })
  city: string | null;

  @Field(() => FloatFact, { description: 'Degrees north.' })
  @Property({ type: 'json' })
  latitude: Fact<number>;

  @Field(() => FloatFact, { description: 'Degrees east.' })
  @Property({ type: 'json' })
  longitude: Fact<number>;

  @Field(() => TimeZone, { nullable: true, description: 'IANA zone in which its days are counted; null: not known.' })
  @Property({ type: 'text', nullable: true })
  timeZone: string | null;

  @Field(() => [Sector], { description: 'What it works in; empty: no word of the facts names a sector.' })
  @Property({ type: 'text[]' })
  sectors: Sector[];

  @Field(() => [Stage], { description: 'Stages of startups it takes; empty: not known.' })
  @Property({ type: 'text[]' })
  stages: Stage[];

  @Field(() => [Language], { description: 'Languages it works in.' })
  @Property({ type: 'text[]' })
  languages: Language[];

  @Field(() => IntFact, { description: 'Year in which it was founded.' })
  @Property({ type: 'json' })
  founded: Fact<number>;

  @Field(() => IntFact, { description: 'How many residents it says it has; see residentsMeasure for what is counted.' })
  @Property({ type: 'json' })
  residents: Fact<number>;

  @Field(() => ResidentsMeasure, { nullable: true, description: 'What the figure of residents counts.' })
  @Property({ type: 'text', nullable: true })
  residentsMeasure: ResidentsMeasure | null;

  @Field(() => TextFact, { description: 'How residents are taxed, in words.' })
  @Property({ type: 'json' })
  taxRegime: Fact<string>;

  @Field(() => BooleanFact, { description: 'Whether residents are spared taxes that others in the country pay.' })
  @Property({ type: 'json' })
  taxWaiver: Fact<boolean>;

  @Field(() => TextFact, { description: 'What there is to work in, in words.' })
  @Property({ type: 'json' })
  workspace: Fact<string>;

  @Field(() => BooleanFact, { description: 'Whether one can work there at any hour of any day.' })
  @Property({ type: 'json' })
  access24x7: Fact<boolean>;

  @Field(() => TextFact, { description: 'What there is to live in, in words; not necessarily free of charge.' })
  @Property({ type: 'json' })
  housing: Fact<string>;

  @Field(() => TextFact, { description: 'Visa and work permit rules for residents, in words.' })
  @Property({ type: 'json' })
  visa: Fact<string>;

  @Field(() => BooleanFact, { description: 'Whether residents get help with visas or are spared them.' })
  @Property({ type: 'json' })
  visaHelp: Fact<boolean>;

  @Field(() => TextFact, { description: 'Grants given through it, in words.' })
  @Property({ type: 'json' })
  grants: Fact<string>;

  @Field(() => TextFact, { description: 'Its programmes by name, as it lists them.' })
  @Property({ type: 'json' })
  programmeNames: Fact<string>;

  @Field(() => BooleanFact, { description: 'Whether a foreign startup may begin without a company in the country.' })
  @Property({ type: 'json' })
  noLocalEntityNeeded: Fact<boolean>;

  @Field(() => BooleanFact, { description: 'Whether it runs a soft landing for foreign startups.' })
  @Property({ type: 'json' })
  softLanding: Fact<boolean>;

  @Field(() => Boolean, { description: 'True: residents may sit anywhere in the country.' })
  @Property({ type: 'boolean' })
  extraterritorial: boolean;

  @Field(() => String, { nullable: true, description: 'Home page.' })
  @Property({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => [String], { description: 'Pages from which its facts were gathered.' })
  @Property({ type: 'text[]' })
  sources: string[];

  @Field(() => String, { nullable: true, description: 'What else a reader should know.' })
  @Property({ type: 'text', nullable: true })
  notes: string | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Property({ type: 'boolean', nullable: true, generated: yes('access24x7') })
  hasAccess24x7?: boolean | null;

  @Property({ type: 'boolean', nullable: true, generated: yes('tax_waiver') })
  hasTaxWaiver?: boolean | null;

  @Property({ type: 'boolean', nullable: true, generated: yes('visa_help') })
  hasVisaHelp?: boolean | null;

  @Property({ type: 'boolean', nullable: true, generated: yes('no_local_entity_needed') })
  needsNoLocalEntity?: boolean | null;

  @Property({ type: 'boolean', nullable: true, generated: yes('soft_landing') })
  hasSoftLanding?: boolean | null;
}
