import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { OVERSEERS } from './overseers.ts';
import { QualityGrouping } from './quality.rules.ts';

registerEnumType(QualityGrouping, {
  name: 'QualityGrouping',
  description: 'What to group suggestions by: of the startup of the pair, as it stands today.',
  valuesConfig: {
    SECTOR: { description: 'A field it works in; a startup of several counts in each.' },
    COUNTRY: { description: 'Its home country.' },
  },
});

@ObjectType({ simpleResolvers: true })
@Access({ to: OVERSEERS })
abstract class RankingQualityFields {
  @Field(() => Float, {
    nullable: true,
    description:
      'hit@10: lists in which at least one accepted suggestion stood at place 10 or above, divided by all lists. 0 to 1; null without a list.',
  })
  hitAt10: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'NDCG@10: of each list with an accepted suggestion, the sum of 1 / log2(1 + place) over accepted suggestions at place 10 or above, divided by that sum had the accepted ones stood at places 1, 2, …; then the mean over these lists. 0 to 1; null when none was accepted.',
  })
  ndcgAt10: number | null;
}

@ObjectType('RankingQuality', { description: 'How far up a ranking put what was accepted.', simpleResolvers: true })
@Access({ to: OVERSEERS })
class RankingQuality extends RankingQualityFields {}

@ObjectType('QualityKey', { description: 'What the suggestions of a group share.', simpleResolvers: true })
@Access({ to: OVERSEERS })
class QualityKey {
  @Field(() => QualityGrouping, { description: 'Grouped by.' })
  by: QualityGrouping;

  @Field(() => String, { nullable: true, description: 'Its value; null: unknown.' })
  value: string | null;
}

@ObjectType('MatchingQualityGroup', {
  description:
    'The measures over suggestions that share their keys. Each keeps the place it had in the whole list; a list counts in a group when it showed something of it.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
class MatchingQualityGroup extends RankingQualityFields {
  @Field(() => [QualityKey], { description: 'What they share, in the order of groupBy.' })
  keys: QualityKey[];

  @Field(() => Int, { description: 'Lists: one for each viewer, day and model version.' })
  lists: number;

  @Field(() => Int, { description: 'Rows of the log: candidates shown, once a list.' })
  impressions: number;

  @Field(() => Int, { description: 'Pairs of viewer and candidate; one shown on several days is one.' })
  suggestions: number;

  @Field(() => Int, {
    description:
      'Suggestions accepted: within 30 days (of 24 hours) of a showing the viewer said it is interested and did not take it back as its next word, or the two met, or one invested in the other on a known day.',
  })
  acceptedWithin30Days: number;

  @Field(() => Float, {
    nullable: true,
    description: 'acceptedWithin30Days divided by suggestions. 0 to 1; null without a suggestion.',
  })
  acceptedShare: number | null;

  @Field(() => RankingQuality, {
    description:
      'Baseline: the same candidates dealt over the same places by popularity, which is how many other parties had accepted a candidate before the showing (equal ones by id).',
  })
  popularity: RankingQuality;
}

@ObjectType('MatchingQuality', {
  description: 'How good the lists were that parties were shown, by what followed within 30 days.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
export class MatchingQuality {
  @Field(() => Int, { description: 'Days after a showing within which acceptance counts.' })
  horizonDays: number;

  @Field(() => DateTime, { description: 'What was shown up to this moment is judged: its 30 days are over.' })
  judgedUntil: Date;

  @Field(() => Int, { description: 'Rows of the log in the period that are younger, and in no measure yet.' })
  pending: number;

  @Field(() => [MatchingQualityGroup], {
    description: 'Most impressions first. Without groupBy one group of all; none when nothing was shown.',
  })
  groups: MatchingQualityGroup[];
}
