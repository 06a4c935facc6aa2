import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { IntFact, TextFact } from '#kit/fact';
import { boolean, country, decimal, int, listOf, oneOf, text } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { attempt } from '#kit/mutation';
import { FieldOrigin, factOf, fieldOrigins } from '#kit/origin';
import { PageArguments, pageOfList } from '#kit/page';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Money } from '#vocabulary/money';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { CoInvestor, sharedDeals } from './co-investor.type.ts';
import { Deals } from './deal.type.ts';
import { Investor } from './investor.entity.ts';
import { InvestorKind } from './investor.mapping.ts';
import type { InvestorsLoaders } from './loaders.ts';
import { updateMandate } from './mandate.actions.ts';
import { UpdateMandateInput, UpdateMandatePayload } from './mandate.inputs.ts';
import { Mandate, mandateOf } from './mandate.type.ts';

const Investors = collection(Investor, 'Investor', {
  name: text({ property: 'defaultName' }),
  kind: oneOf(InvestorKind, 'InvestorKind'),
  country: country(),
  city: text(),
  foundedYear: int(),
  sectors: listOf(Sector, 'Sector'),
  rounds: listOf(RoundType, 'RoundType'),
  countries: listOf(CountryCode, 'Country'),
  languages: listOf(Language, 'Language'),
  ticketMinUsd: decimal(),
  ticketMaxUsd: decimal(),
  heldForReview: boolean({ to: ['SECRETARIAT', 'ANALYST'] }),
  synthetic: boolean(),
});

@Resolver(() => Investor)
export class InvestorResolver {
  @Query(() => Investor, { nullable: true, description: 'An investor by its id; null when there is none.' })
  @Access({ to: ['PUBLIC'] })
  investor(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    return loaders.investor.load(id);
  }

  @Query(() => Investors.Connection, { description: 'Investors, real and of the demonstration.' })
  @Access({ to: ['PUBLIC'] })
  investors(@Args(() => Investors.Arguments) args: InstanceType<typeof Investors.Arguments>, @Ctx() context: Context) {
    return Investors.list(args, context);
  }

  @Query(() => Investors.Aggregation, { description: 'Investors in groups.' })
  @Access({ to: ['PUBLIC'] })
  investorsAggregate(
    @Args(() => Investors.AggregateArguments) args: InstanceType<typeof Investors.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Investors.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { description: 'Name in the viewer’s language, or the nearest there is.' })
  name(
    @Root() investor: Investor,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(investor.names, locale ?? context.locale);
  }

  @FieldResolver(() => TextFact, { description: 'City of its seat.' })
  city(@Root() { city, origins }: Investor) {
    return factOf(city, origins, 'city');
  }

  @FieldResolver(() => IntFact, { description: 'Year it was founded.' })
  foundedYear(@Root() { foundedYear, origins }: Investor) {
    return factOf(foundedYear, origins, 'foundedYear');
  }

  @FieldResolver(() => [FieldOrigin], { description: 'Where each of its fields is known from.' })
  origins(@Root() { origins }: Investor) {
    return fieldOrigins(origins);
  }

  @FieldResolver(() => Mandate, { description: 'What it looks for.' })
  mandate(@Root() investor: Investor) {
    return mandateOf(investor);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'Money left to invest, as it says; null: nobody said. Private.',
  })
  @Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['id'] })
  dryPowder(@Root() { dryPowderAmount, dryPowderCurrency }: Investor) {
    return dryPowderAmount === null ? null : { amount: dryPowderAmount, currency: dryPowderCurrency };
  }

  @FieldResolver(() => Deals.Connection, { description: 'Deals it took part in, newest first.' })
  async portfolio(
    @Root() { id }: Investor,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context<InvestorsLoaders>,
  ) {
    return pageOfList(await loaders.dealsOfInvestor.load(id), page, `portfolio:${id}`);
  }

  @FieldResolver(() => [CoInvestor], { description: 'Who invested in the same deals, most often first.' })
  async coInvestors(@Root() { id }: Investor, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    const shared = sharedDeals(await loaders.dealsOfInvestor.load(id), id);
    return shared.map(([other, deals]) => ({ investor: loaders.investor.load(other), deals }));
  }

  @Mutation(() => UpdateMandatePayload, { description: 'Changes what an investor looks for.' })
  @Access({ to: ['INVESTOR', 'SECRETARIAT'] })
  updateMandate(@Arg('input', () => UpdateMandateInput) input: UpdateMandateInput, @Ctx() context: Context) {
    return attempt(context, 'investor', () => updateMandate(input, context));
  }
}
