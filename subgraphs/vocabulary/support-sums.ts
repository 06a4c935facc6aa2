import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Decimal } from '#kit/scalars';

@ObjectType({
  description: 'The sums of an offer in its currency; null is unknown or not applicable.',
  simpleResolvers: true,
})
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
export class SupportSums {
  @Field(() => Decimal, { nullable: true, description: 'The least one applicant can get.' })
  min: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The most one applicant can get.' })
  max: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The most at the stage MVP.' })
  maxAtMvp: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The smallest prize.' })
  prizeMin: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The largest prize.' })
  prizeMax: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What the thing given is worth a year, e.g. a free office.' })
  valuePerYear: string | null;

  @Field(() => Decimal, { nullable: true, description: 'All that is given out in a year, to everybody together.' })
  poolPerYear: string | null;

  @Field(() => Boolean, { description: 'Whether the most is a yearly ceiling.' })
  perYear: boolean;

  @Field(() => Float, { nullable: true, description: 'Share of the costs that is paid, in percent.' })
  sharePercent: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the costs the applicant must bring, in percent.' })
  coFinancePercent: number | null;
}
