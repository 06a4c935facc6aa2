import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { date, id, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import type { Viewer } from '#kit/viewer';
import { declareExclusion, liftExclusion } from './exclusion.actions.ts';
import { Exclusion, ExclusionKind } from './exclusion.entity.ts';
import {
  DeclareExclusionInput,
  DeclareExclusionPayload,
  LiftExclusionInput,
  LiftExclusionPayload,
} from './exclusion.inputs.ts';
import { Node } from './node.ts';

const Exclusions = collection(Exclusion, 'Exclusion', {
  a: id(),
  b: id(),
  kind: oneOf(ExclusionKind, 'ExclusionKind'),
  validFrom: date(),
  validTo: date(),
});

const MAY_DECLARE = ['SECRETARIAT', 'FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER'];

/** All for those who watch over the alliance, else those one declared. */
const seenBy = ({ role, organisationId }: Viewer): Where =>
  role === 'SECRETARIAT' || role === 'ANALYST' ? {} : { declaredBy: organisationId };

@Resolver(() => Exclusion)
export class ExclusionResolver {
  @Query(() => Exclusions.Connection, {
    description: 'Exclusions: all for the secretariat and analysts, else one’s own.',
  })
  @Access({ to: [...MAY_DECLARE, 'ANALYST'] })
  exclusions(
    @Args(() => Exclusions.Arguments) args: InstanceType<typeof Exclusions.Arguments>,
    @Ctx() context: Context,
  ) {
    return Exclusions.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Exclusions.Aggregation, { description: 'The exclusions one may see, in groups.' })
  @Access({ to: [...MAY_DECLARE, 'ANALYST'] })
  exclusionsAggregate(
    @Args(() => Exclusions.AggregateArguments) args: InstanceType<typeof Exclusions.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Exclusions.aggregate(args, context, seenBy(context.viewer));
  }

  @FieldResolver(() => [Node], { description: 'Both sides.' })
  parties(@Root() { a, b }: Exclusion) {
    return [{ id: a }, { id: b }];
  }

  @Mutation(() => DeclareExclusionPayload, { description: 'Says that two parties must not be brought together.' })
  @Access({ to: MAY_DECLARE })
  declareExclusion(@Arg('input', () => DeclareExclusionInput) input: DeclareExclusionInput, @Ctx() context: Context) {
    return attempt(context, 'exclusion', () => declareExclusion(input, context));
  }

  @Mutation(() => LiftExclusionPayload, { description: 'Ends an exclusion. What was proposed before stays as it was.' })
  @Access({ to: MAY_DECLARE })
  liftExclusion(@Arg('input', () => LiftExclusionInput) input: LiftExclusionInput, @Ctx() context: Context) {
    return attempt(context, 'exclusion', () => liftExclusion(input, context));
  }
}
