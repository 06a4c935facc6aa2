import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { IntFact, TextFact } from '#kit/fact';
import { boolean, country, decimal, int, listOf, oneOf, text } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { attempt } from '#kit/mutation';
import { FieldOrigin, factOf, fieldOrigins } from '#kit/origin';
import { Language } from '#vocabulary/language';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { MarketEntry } from './entry.entity.ts';
import type { StartupsLoaders } from './loaders.ts';
import { Milestone, Project } from './project.entity.ts';
import { FundingRound } from './round.entity.ts';
import { registerStartup, updateStartup } from './startup.actions.ts';
import { Startup } from './startup.entity.ts';
import {
  RegisterStartupInput,
  RegisterStartupPayload,
  UpdateStartupInput,
  UpdateStartupPayload,
} from './startup.inputs.ts';
import { StartupStatus } from './startup.mapping.ts';
import { TeamMember } from './team.entity.ts';

/** Who may see what a raise asks for; the same roles as on FundingRound. */
const SEES_SUMS = ['INVESTOR', 'TECHNOPARK_MANAGER', 'ANALYST', 'SECRETARIAT'];

const Startups = collection(Startup, 'Startup', {
  name: text({ property: 'defaultName' }),
  country: country(),
  hqCountry: country(),
  city: text(),
  sectors: listOf(Sector, 'Sector'),
  category: text(),
  stage: oneOf(Stage, 'Stage'),
  status: oneOf(StartupStatus, 'StartupStatus'),
  foundedYear: int(),
  productLanguages: listOf(Language, 'Language'),
  deckLanguages: listOf(Language, 'Language'),
  womenLed: boolean(),
  founderFreeToTravel: boolean(),
  raising: boolean(),
  raisingUsd: decimal({ to: SEES_SUMS }),
  heldForReview: boolean({ to: ['SECRETARIAT', 'ANALYST'] }),
  synthetic: boolean(),
});

@Resolver(() => Startup)
export class StartupResolver {
  @Query(() => Startup, { nullable: true, description: 'A startup by its id; null when there is none.' })
  @Access({ to: ['PUBLIC'] })
  startup(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.startup.load(id);
  }

  @Query(() => Startups.Connection, { description: 'Startups, real and of the demonstration.' })
  @Access({ to: ['PUBLIC'] })
  startups(@Args(() => Startups.Arguments) args: InstanceType<typeof Startups.Arguments>, @Ctx() context: Context) {
    return Startups.list(args, context);
  }

  @Query(() => Startups.Aggregation, { description: 'Startups in groups.' })
  @Access({ to: ['PUBLIC'] })
  startupsAggregate(
    @Args(() => Startups.AggregateArguments) args: InstanceType<typeof Startups.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Startups.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { description: 'Name in the viewer’s language, or the nearest there is.' })
  name(
    @Root() startup: Startup,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(startup.names, locale ?? context.locale);
  }

  @FieldResolver(() => TextFact, { description: 'Country of its legal seat, as ISO 3166-1 alpha-2 code.' })
  hqCountry(@Root() { hqCountry, origins }: Startup) {
    return factOf(hqCountry, origins, 'hqCountry');
  }

  @FieldResolver(() => TextFact, { description: 'City where it works.' })
  city(@Root() { city, origins }: Startup) {
    return factOf(city, origins, 'city');
  }

  @FieldResolver(() => IntFact, { description: 'Year it was founded.' })
  foundedYear(@Root() { foundedYear, origins }: Startup) {
    return factOf(foundedYear, origins, 'foundedYear');
  }

  @FieldResolver(() => [FieldOrigin], { description: 'Where each of its fields is known from.' })
  origins(@Root() { origins }: Startup) {
    return fieldOrigins(origins);
  }

  @FieldResolver(() => [TeamMember], { description: 'Who works there, as far as known.' })
  team(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.teamOfStartup.load(id);
  }

  @FieldResolver(() => [Project], { description: 'What it works on, as far as known.' })
  projects(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.projectsOfStartup.load(id);
  }

  @FieldResolver(() => [Milestone], { description: 'What it reached, earliest first, then what it means to reach.' })
  milestones(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.milestonesOfStartup.load(id);
  }

  @FieldResolver(() => [MarketEntry], { description: 'Where else it sells or sold, earliest first.' })
  marketEntries(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.entriesOfStartup.load(id);
  }

  @FieldResolver(() => FundingRound, { nullable: true, description: 'The open raise; null when there is none.' })
  raise(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.openRoundOfStartup.load(id);
  }

  @FieldResolver(() => [FundingRound], { nullable: true, description: 'All its raises, drafts too.' })
  @Access({ to: ['SECRETARIAT'], own: ['id'] })
  rounds(@Root() { id }: Startup, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.roundsOfStartup.load(id);
  }

  @Mutation(() => RegisterStartupPayload, { description: 'Adds a startup to the graph.' })
  @Access({ to: ['FOUNDER', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER', 'SECRETARIAT'] })
  registerStartup(@Arg('input', () => RegisterStartupInput) input: RegisterStartupInput, @Ctx() context: Context) {
    return attempt(context, 'startup', () => registerStartup(input, context));
  }

  @Mutation(() => UpdateStartupPayload, { description: 'Changes what a startup says of itself.' })
  @Access({ to: ['FOUNDER', 'SECRETARIAT'] })
  updateStartup(@Arg('input', () => UpdateStartupInput) input: UpdateStartupInput, @Ctx() context: Context) {
    return attempt(context, 'startup', () => updateStartup(input, context));
  }
}
