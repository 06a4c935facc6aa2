import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { conflict } from '#kit/failure';
import { boolean, country, decimal, id, instant, listOf, oneOf } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { attempt } from '#kit/mutation';
import { Stage } from '#vocabulary/stage';
import { SupportKind } from '#vocabulary/support-kind';
import { announceGrantCall, extendGrantCall } from './call.actions.ts';
import { GrantCall } from './call.entity.ts';
import {
  AnnounceGrantCallInput,
  AnnounceGrantCallPayload,
  ExtendGrantCallInput,
  ExtendGrantCallPayload,
} from './call.inputs.ts';
import { callState, GrantCallState } from './call.rules.ts';
import { SupportProvider, TechnoparkStub } from './stubs.ts';

const GrantCalls = collection(GrantCall, 'GrantCall', {
  country: country(),
  mainKind: oneOf(SupportKind, 'SupportKind'),
  kinds: listOf(SupportKind, 'SupportKind'),
  stages: listOf(Stage, 'Stage'),
  equityTaken: decimal(),
  opensAt: instant(),
  closesAt: instant(),
  providerId: id(),
  synthetic: boolean(),
});

const MAY_ANNOUNCE = ['PROGRAMME_MANAGER', 'TECHNOPARK_MANAGER', 'SECRETARIAT'];
const ONE_CALL = {
  grant_call_one_name: conflict('CALL_EXISTS', 'The provider has an equal call that opens at this instant.', ['name']),
};

@Resolver(() => GrantCall)
export class GrantCallResolver {
  @Query(() => GrantCalls.Connection, { description: 'Calls for applications.' })
  @Access({ to: ['PUBLIC'] })
  grantCalls(
    @Args(() => GrantCalls.Arguments) args: InstanceType<typeof GrantCalls.Arguments>,
    @Ctx() context: Context,
  ) {
    return GrantCalls.list(args, context);
  }

  @Query(() => GrantCalls.Aggregation, { description: 'Calls in groups.' })
  @Access({ to: ['PUBLIC'] })
  grantCallsAggregate(
    @Args(() => GrantCalls.AggregateArguments) args: InstanceType<typeof GrantCalls.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return GrantCalls.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() call: GrantCall,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(call.names, locale ?? context.locale);
  }

  @FieldResolver(() => GrantCallState, { description: 'Where it stands now.' })
  state(@Root() call: GrantCall, @Ctx() { clock }: Context) {
    return callState(call, clock());
  }

  @FieldResolver(() => SupportProvider, { nullable: true, description: 'Who gives.' })
  provider(@Root() { providerId }: GrantCall) {
    return providerId && { id: providerId };
  }

  @FieldResolver(() => TechnoparkStub, {
    nullable: true,
    description: 'Only for residents of this park; null: for all.',
  })
  forResidentsOf(@Root() { residentOf }: GrantCall) {
    return residentOf && { id: residentOf };
  }

  @Mutation(() => AnnounceGrantCallPayload, { description: 'Announces a call of one’s own organisation.' })
  @Access({ to: MAY_ANNOUNCE })
  announceGrantCall(
    @Arg('input', () => AnnounceGrantCallInput) input: AnnounceGrantCallInput,
    @Ctx() context: Context,
  ) {
    return attempt(context, 'grantCall', () => announceGrantCall(input, context), ONE_CALL);
  }

  @Mutation(() => ExtendGrantCallPayload, { description: 'Moves the deadline of a call that is not over to later.' })
  @Access({ to: MAY_ANNOUNCE })
  extendGrantCall(@Arg('input', () => ExtendGrantCallInput) input: ExtendGrantCallInput, @Ctx() context: Context) {
    return attempt(context, 'grantCall', () => extendGrantCall(input, context));
  }
}
