import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, oneOf } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { Organisation, OrganisationKind } from './organisation.entity.ts';

const Organisations = collection(Organisation, 'Organisation', {
  kind: oneOf(OrganisationKind, 'OrganisationKind'),
  country: country(),
  synthetic: boolean(),
});

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisations.Connection, { description: 'Ministries, providers, the secretariat.' })
  @Access({ to: ['PUBLIC'] })
  organisations(
    @Args(() => Organisations.Arguments) args: InstanceType<typeof Organisations.Arguments>,
    @Ctx() context: Context,
  ) {
    return Organisations.list(args, context);
  }

  @Query(() => Organisations.Aggregation, { description: 'Organisations in groups.' })
  @Access({ to: ['PUBLIC'] })
  organisationsAggregate(
    @Args(() => Organisations.AggregateArguments) args: InstanceType<typeof Organisations.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Organisations.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() organisation: Organisation,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(organisation.names, locale ?? context.locale);
  }
}
