import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { country } from '#kit/filter';
import { displayName, LocalisedText } from '#kit/locale';
import { LocalDate } from '#kit/scalars';
import { MembershipStatus } from '#vocabulary/state';
import type { AllianceLoaders } from './loaders.ts';
import { isInForce, membershipOn } from './membership.rules.ts';
import { Membership, State } from './state.entity.ts';

const States = collection(State, 'State', { code: country() });

@Resolver(() => State)
export class StateResolver {
  @Query(() => States.Connection, { description: 'All states that ever belonged.' })
  @Access({ to: ['PUBLIC'] })
  states(@Args(() => States.Arguments) args: InstanceType<typeof States.Arguments>, @Ctx() context: Context) {
    return States.list(args, context);
  }

  @Query(() => States.Aggregation, { description: 'States in groups.' })
  @Access({ to: ['PUBLIC'] })
  statesAggregate(
    @Args(() => States.AggregateArguments) args: InstanceType<typeof States.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return States.aggregate(args, context);
  }

  @Query(() => [State], { description: 'The states that belonged on a day, by code.' })
  @Access({ to: ['PUBLIC'] })
  async members(
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) asOf: string | null,
    @Arg('status', () => [MembershipStatus], { nullable: true, description: 'Only these classes; all when absent.' })
    status: MembershipStatus[] | null,
    @Ctx() { em, clock }: Context<AllianceLoaders>,
  ) {
    const day = asOf ?? dayOf(clock());
    const memberships = await em.find(Membership, status ? { status: { $in: status } } : {});
    const ids = memberships.filter((membership) => isInForce(membership, day)).map((membership) => membership.stateId);
    return em.find(State, { id: { $in: ids } }, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => LocalisedText, { description: 'Name in the viewer’s language (CLDR).' })
  name(
    @Root() state: State,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return displayName('region', state.code, locale ?? context.locale);
  }

  @FieldResolver(() => [Membership], { description: 'How it belonged over time, oldest first.' })
  memberships(@Root() state: State, @Ctx() { loaders }: Context<AllianceLoaders>) {
    return loaders.membershipsOfState.load(state.id);
  }

  @FieldResolver(() => Membership, { nullable: true, description: 'How it belonged on a day; null when it did not.' })
  async membership(
    @Root() state: State,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) asOf: string | null,
    @Ctx() { loaders, clock }: Context<AllianceLoaders>,
  ) {
    return membershipOn(await loaders.membershipsOfState.load(state.id), asOf ?? dayOf(clock()));
  }
}
