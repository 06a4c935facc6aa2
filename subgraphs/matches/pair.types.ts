import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalisedText } from '#kit/locale';
import { DealView, ReasonParameter } from './match.types.ts';

export const PairVerdict = { LISTED: 'LISTED', STOPPED: 'STOPPED', NOT_SAID: 'NOT_SAID' } as const;
export type PairVerdict = (typeof PairVerdict)[keyof typeof PairVerdict];
registerEnumType(PairVerdict, {
  name: 'PairVerdict',
  description: 'Whether a party stands in a startup’s list.',
  valuesConfig: {
    LISTED: { description: 'At `rank`; the parts of the match say why there.' },
    STOPPED: { description: 'Not in it: `stops` say why, as far as the viewer may know.' },
    NOT_SAID: { description: 'Not in it, for a reason that is not the viewer’s to know.' },
  },
});

@ObjectType('MatchStop', {
  description: 'A rule that keeps two parties out of each other’s lists.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class MatchStop {
  @Field(() => String, { description: 'Stable code.' })
  code: string;

  @Field(() => LocalisedText, { description: 'A sentence in the viewer’s language.' })
  text: LocalisedText;

  @Field(() => [ReasonParameter], { description: 'The numbers and words of the sentence.' })
  parameters: ReasonParameter[];
}

@ObjectType('Match', {
  description: 'How a startup and another party fit, whether or not they are shown to each other.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class PairMatch extends DealView {}

@ObjectType('PairExplanation', {
  description: 'Why a party stands where it stands in a startup’s list, or why not in it.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class PairExplanation {
  @Field(() => PairVerdict, { description: 'Whether it stands in the list.' })
  verdict: PairVerdict;

  @Field(() => [MatchStop], { description: 'The rules that keep the two apart, as far as the viewer may know them.' })
  stops: MatchStop[];

  @Field(() => Int, { nullable: true, description: 'Its place in the startup’s list; null when it is stopped.' })
  rank: number | null;

  @Field(() => PairMatch, { description: 'The score as it is, or would be; its rank is 0 when it is stopped.' })
  match: PairMatch;
}
