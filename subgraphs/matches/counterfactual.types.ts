import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalisedText } from '#kit/locale';
import type { ChangeableField, Counterfactual as Computed } from '#matching';
import { PairMatch } from './pair.types.ts';

/** The engine's fields as GraphQL shows them: a field that the engine adds does not compile without a name here. */
export const ProfileField = {
  RAISE_AMOUNT: 'raiseAmount',
  RAISE_ROUND: 'raiseRound',
  PRODUCT_LANGUAGES: 'languages',
  SECTORS: 'sectors',
} as const satisfies Record<string, ChangeableField>;
registerEnumType(ProfileField, {
  name: 'ProfileField',
  description: 'A field of a startup’s profile that its owner may change, to be shown in another place of a list.',
  valuesConfig: {
    RAISE_AMOUNT: { description: 'The sum of its open raise, in US dollars.' },
    RAISE_ROUND: { description: 'The round of its open raise.' },
    PRODUCT_LANGUAGES: { description: 'The languages its product speaks.' },
    SECTORS: { description: 'What it works in.' },
  },
});

export const CounterfactualOutcome = {
  FOUND: 'FOUND',
  ALREADY_THERE: 'ALREADY_THERE',
  NONE: 'NONE',
  CUT_SHORT: 'CUT_SHORT',
} as const satisfies { [K in Computed['outcome']]: K };
export type CounterfactualOutcome = Computed['outcome'];
registerEnumType(CounterfactualOutcome, {
  name: 'CounterfactualOutcome',
  description: 'Whether a change of the profile brings the pair to the place.',
  valuesConfig: {
    FOUND: { description: 'Yes: no change is smaller.' },
    ALREADY_THERE: { description: 'It stands there without any.' },
    NONE: { description: 'No change of one field or of two does, or something else than the profile is in the way.' },
    CUT_SHORT: { description: 'None of those tried does; there were more than one request may try.' },
  },
});

@ObjectType('ProfileEdit', {
  description: 'One field changed, from its whole value to another.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class ProfileEdit {
  @Field(() => ProfileField, { description: 'Which field.' })
  field: ChangeableField;

  @Field(() => LocalisedText, { description: 'The field in the viewer’s language.' })
  name: LocalisedText;

  @Field(() => LocalisedText, { description: 'The change in the viewer’s language.' })
  text: LocalisedText;

  @Field(() => [String], {
    description: 'What it is now: the sum in US dollars, or codes as the inputs take them; empty: unknown.',
  })
  from: string[];

  @Field(() => [String], { description: 'What it would be, in the same form.' })
  to: string[];

  @Field(() => Float, {
    description:
      'How much of a change it is, 0 to 1. 0.5: the sum doubled or halved, the next round, one more language, one sector more or less; 1: four times the sum or a quarter, two rounds further, one sector for another.',
  })
  distance: number;
}

@ObjectType('Counterfactual', {
  description:
    'The smallest change of a startup’s profile that brings another party to a place in its list: the fewest fields, then the smallest distance. With the change made the list shows that place and score, all else being as it is; only where past deals of the startup itself taught the model it may differ.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class Counterfactual {
  @Field(() => CounterfactualOutcome, { description: 'Whether there is one.' })
  outcome: CounterfactualOutcome;

  @Field(() => [ProfileEdit], { description: 'One or two; none when none is needed, or none is enough.' })
  edits: ProfileEdit[];

  @Field(() => Float, { description: 'The distances of the edits, added.' })
  distance: number;

  @Field(() => Int, { nullable: true, description: 'The place with the edits made; null when none were found.' })
  rank: number | null;

  @Field(() => Float, { nullable: true, description: 'The score with the edits made; null when none were found.' })
  score: number | null;

  @Field(() => PairMatch, {
    nullable: true,
    description: 'The match with the edits made, cut into its parts; null when none were found.',
  })
  match: PairMatch | null;
}
