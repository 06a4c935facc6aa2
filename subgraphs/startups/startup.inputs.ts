import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { Startup } from './startup.entity.ts';
import { StartupStatus } from './startup.mapping.ts';

/** What a startup may leave unsaid. */
@InputType()
export abstract class OptionalProfile {
  @Field(() => CountryCode, { nullable: true, description: 'Country of its legal seat.' })
  hqCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'City where it works.' })
  city?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year it was founded.' })
  foundedYear?: number | null;

  @Field(() => String, { nullable: true, description: 'A finer word for what it does.' })
  category?: string | null;

  @Field(() => Stage, { nullable: true, description: 'How far it is.' })
  stage?: Stage | null;

  @Field(() => StartupStatus, { nullable: true, description: 'Whether it stands on its own.' })
  status?: StartupStatus | null;

  @Field(() => String, { nullable: true, description: 'What it does, in English.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Whole address of its web site.' })
  website?: string | null;

  @Field(() => [Language], { nullable: true, description: 'Languages the product speaks.' })
  productLanguages?: Language[] | null;

  @Field(() => [Language], { nullable: true, description: 'Languages it can pitch in.' })
  deckLanguages?: Language[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a woman leads it.' })
  womenLed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a founder can travel abroad now.' })
  founderFreeToTravel?: boolean | null;
}

@InputType({ description: 'A startup that is not in the graph yet.' })
export class RegisterStartupInput extends OptionalProfile {
  @Field(() => String, { description: 'Its name in English or Latin letters.' })
  name: string;

  @Field(() => CountryCode, { description: 'Where its roots are.' })
  country: string;

  @Field(() => [Sector], { description: 'What it works in, the main sector first; 1 to 5.' })
  sectors: Sector[];

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Changes of a startup’s profile: an absent field stays, a null makes it unknown.' })
export class UpdateStartupInput extends OptionalProfile {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Its new name; null leaves it.' })
  name?: string | null;

  @Field(() => [Sector], { nullable: true, description: 'Its new sectors; null leaves them.' })
  sectors?: Sector[] | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

export const RegisterStartupPayload = payloadOf('RegisterStartupPayload', 'startup', () => Startup);
export const UpdateStartupPayload = payloadOf('UpdateStartupPayload', 'startup', () => Startup);
