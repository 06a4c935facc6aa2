import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { OVERSEERS } from './overseers.ts';

/** Roles that see the round and the sum of a raise, as in the startups subgraph; the public sees that it is open. */
export const SEES_RAISES = ['INVESTOR', 'TECHNOPARK_MANAGER', ...OVERSEERS];

@ObjectType('StartupProfile', {
  description: 'A startup as discovery sees it: what other subgraphs know of it, side by side, to filter by.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class StartupProfile {
  @Field(() => ID, { description: 'The id of the startup.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => CountryCode, { nullable: true, description: 'Home country.' })
  @Property({ type: 'text', nullable: true, index: true })
  country: string | null;

  @Field(() => [Sector], { description: 'Fields it works in.' })
  @Property({ type: 'text[]' })
  sectors: Sector[];

  @Field(() => Stage, { nullable: true, description: 'Maturity; null: unknown.' })
  @Property({ type: 'text', nullable: true })
  stage: Stage | null;

  @Field(() => [Language], { nullable: true, description: 'Languages its product speaks; null: nobody said.' })
  @Property({ type: 'text[]', nullable: true })
  productLanguages: Language[] | null;

  @Field(() => ID, { nullable: true, description: 'The technopark it resides in.' })
  @Property({ type: 'text', nullable: true, index: true })
  technoparkId: string | null;

  @Field(() => Boolean, { description: 'Whether it looks for money now.' })
  @Property({ type: 'boolean' })
  raising: boolean;

  @Field(() => RoundType, { nullable: true, description: 'The round of its open raise.' })
  @Access({ to: SEES_RAISES, own: ['id'] })
  @Property({ type: 'text', nullable: true })
  raiseRound: RoundType | null;

  @Field(() => Float, { nullable: true, description: 'The open raise in US dollars; null: none, or no rate is known.' })
  @Access({ to: SEES_RAISES, own: ['id'] })
  @Property({ type: 'double', nullable: true, index: true })
  raiseUsd: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether women lead it; null: unknown.' })
  @Property({ type: 'boolean', nullable: true })
  womenLed: boolean | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  /** False while only its residency was told of: discovery does not show it yet. Being held for review does not show here. */
  @Property({ type: 'boolean' })
  listed: boolean;
}
