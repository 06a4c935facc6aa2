import { Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { FieldOrigin, fieldOrigins } from '#kit/origin';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Money } from '#vocabulary/money';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import type { Investor } from './investor.entity.ts';

@ObjectType('Mandate', {
  description: 'What an investor looks for. Null is unknown, which is neither “none” nor “all”.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class Mandate {
  @Field(() => [Sector], { nullable: true, description: 'Sectors it invests in.' })
  sectors: Sector[] | null;

  @Field(() => [RoundType], { nullable: true, description: 'Rounds it takes part in.' })
  rounds: RoundType[] | null;

  @Field(() => [CountryCode], { nullable: true, description: 'Countries it invests in.' })
  countries: string[] | null;

  @Field(() => [Language], { nullable: true, description: 'Languages it can read a deck in.' })
  languages: Language[] | null;

  @Field(() => Money, { nullable: true, description: 'The least it puts into one company, in US dollars.' })
  ticketMin: Money | null;

  @Field(() => Money, { nullable: true, description: 'The most it puts into one company, in US dollars.' })
  ticketMax: Money | null;

  @Field(() => String, { nullable: true, description: 'What it believes in, in its own words.' })
  thesis: string | null;

  @Field(() => [FieldOrigin], { description: 'Where each part is known from.' })
  origins: FieldOrigin[];
}

/** The fields of an investor's row that make its mandate. */
export const MANDATE_FIELDS = [
  ...(['sectors', 'rounds', 'countries', 'languages', 'ticketMinUsd', 'ticketMaxUsd', 'thesis'] as const),
];

const dollars = (amount: string | null): Money | null => (amount === null ? null : { amount, currency: 'USD' });

export function mandateOf(investor: Investor): Mandate {
  const { sectors, rounds, countries, languages, ticketMinUsd, ticketMaxUsd, thesis, origins } = investor;
  const own: readonly string[] = MANDATE_FIELDS;
  return {
    ...{ sectors, rounds, countries, languages, thesis },
    ticketMin: dollars(ticketMinUsd),
    ticketMax: dollars(ticketMaxUsd),
    origins: fieldOrigins(origins).filter(({ field }) => own.includes(field)),
  };
}
