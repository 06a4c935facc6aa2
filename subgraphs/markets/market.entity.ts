import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Origins } from '#kit/origin';
import { CountryCode, Currency, TimeZone } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { TradeBloc } from './market.mapping.ts';

@ObjectType('FreeTrade', {
  description: 'A free trade agreement of the market, or of a bloc it belongs to.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class FreeTrade {
  @Field(() => String, { description: 'The other side: a country code, or a bloc such as ASEAN.' })
  partner: string;

  @Field(() => Int, { description: 'The year it came into force.' })
  since: number;

  @Field(() => String, { description: 'Where this is known from.' })
  source: string;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  confidence: Confidence;
}

@ObjectType('Market', { description: 'A country as a place to sell in.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Market {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' })
  @Property({ type: 'text', unique: true })
  country: string;

  /** For the readers of events; the graph names countries from CLDR, in more languages. */
  @Property({ type: 'json' })
  names: Texts;

  @Field(() => String, { description: 'Part of the world, as the United Nations divide it.' })
  @Property({ type: 'text' })
  region: string;

  @Field(() => String, { description: 'Capital, in English.' })
  @Property({ type: 'text' })
  capital: string;

  @Field(() => Boolean, { description: 'True: no coast.' })
  @Property({ type: 'boolean' })
  landlocked: boolean;

  @Field(() => [CountryCode], { description: 'Neighbours by land, also those that are no markets here.' })
  @Property({ type: 'text[]' })
  borders: string[];

  @Field(() => [Currency], { description: 'Currencies in use.' })
  @Property({ type: 'text[]' })
  currencies: string[];

  @Field(() => [TimeZone], { description: 'IANA zones.' })
  @Property({ type: 'text[]' })
  timeZones: string[];

  @Field(() => [Language], { description: 'Official languages.' })
  @Property({ type: 'text[]' })
  officialLanguages: Language[];

  @Field(() => [Language], { description: 'Not official, but good enough to sell in.' })
  @Property({ type: 'text[]' })
  widelyUsedLanguages: Language[];

  @Field(() => [TradeBloc], { description: 'Unions and trade areas it belongs to.' })
  @Property({ type: 'text[]' })
  blocs: TradeBloc[];

  @Field(() => [FreeTrade], { description: 'Free trade agreements beyond its blocs.' })
  @Property({ type: 'json' })
  freeTrade: FreeTrade[];

  /** Of the plain fields; figures carry their own. */
  @Property({ type: 'json' })
  origins: Origins;
}
