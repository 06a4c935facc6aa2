import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';

@ObjectType('MarketPair', { description: 'The way from a home country to a market.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['home', 'distanceKm'] })
export class MarketPair {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => CountryCode, { description: 'Where one comes from.' })
  @Property({ type: 'text' })
  home: string;

  @Field(() => CountryCode, { description: 'Where one goes.' })
  @Property({ type: 'text' })
  country: string;

  @Property({ type: 'text', index: true })
  marketId: string;

  @Field(() => [Language], { description: 'Languages, official or widely used, of both (confidence C).' })
  @Property({ type: 'text[]' })
  sharedLanguages: Language[];

  @Property({ type: 'double' })
  distanceKm: number;

  @Property({ type: 'boolean' })
  contiguous: boolean;

  @Property({ type: 'boolean' })
  spokenLanguage: boolean;

  @Property({ type: 'boolean' })
  commonColoniser: boolean;

  @Property({ type: 'boolean' })
  sameCountry: boolean;

  /** Of the year 2006, in million US dollars. */
  @Property({ type: 'double', nullable: true })
  tradeMUsd: number | null;

  @Property({ type: 'double', nullable: true })
  collaboration: number | null;
}
