import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, listOf, oneOf, text } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { Language } from '#vocabulary/language';
import { checkedPeriod, PeriodInput } from '#vocabulary/period';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import type { TechnoparksLoaders } from './loaders.ts';
import { PlaceKind, Site } from './site.entity.ts';
import { Technopark } from './technopark.entity.ts';
import { TechnoparkKind } from './technopark.mapping.ts';

const Technoparks = collection(Technopark, 'Technopark', {
  country: country(),
  city: text(),
  kind: oneOf(TechnoparkKind, 'TechnoparkKind'),
  sectors: listOf(Sector, 'Sector'),
  stages: listOf(Stage, 'Stage'),
  languages: listOf(Language, 'Language'),
  access24x7: boolean({ property: 'hasAccess24x7' }),
  taxWaiver: boolean({ property: 'hasTaxWaiver' }),
  visaHelp: boolean({ property: 'hasVisaHelp' }),
  noLocalEntityNeeded: boolean({ property: 'needsNoLocalEntity' }),
  softLanding: boolean({ property: 'hasSoftLanding' }),
  synthetic: boolean(),
});

type Ctxt = Context<TechnoparksLoaders>;

/** The places of a kind in all of a park's sites; null when it has no such site that we know of. */
async function capacity(park: Technopark, kind: PlaceKind, { loaders }: Ctxt): Promise<number | null> {
  const sites = (await loaders.sitesOfTechnopark.load(park.id)).filter((site) => site.kind === kind);
  return sites.length === 0 ? null : sites.reduce((sum, site) => sum + site.capacity, 0);
}

async function free(park: Technopark, kind: PlaceKind, during: PeriodInput, { loaders }: Ctxt, atAnyHour = false) {
  const all = await loaders.freePlaces.load({ technoparkId: park.id, during: checkedPeriod(during) });
  const sites = all.filter((site) => site.kind === kind);
  if (sites.length === 0) return null;
  return sites.filter((site) => site.access24x7 || !atAnyHour).reduce((sum, site) => sum + site.free, 0);
}

@Resolver(() => Technopark)
export class TechnoparkResolver {
  @Query(() => Technoparks.Connection, { description: 'Technoparks: real ones, and a few of the demonstration.' })
  @Access({ to: ['PUBLIC'] })
  technoparks(
    @Args(() => Technoparks.Arguments) args: InstanceType<typeof Technoparks.Arguments>,
    @Ctx() context: Ctxt,
  ) {
    return Technoparks.list(args, context);
  }

  @Query(() => Technoparks.Aggregation, { description: 'Technoparks in groups.' })
  @Access({ to: ['PUBLIC'] })
  technoparksAggregate(
    @Args(() => Technoparks.AggregateArguments) args: InstanceType<typeof Technoparks.AggregateArguments>,
    @Ctx() context: Ctxt,
  ) {
    return Technoparks.aggregate(args, context);
  }

  @Query(() => Technopark, { nullable: true, description: 'One technopark; null when there is no such one.' })
  @Access({ to: ['PUBLIC'] })
  technopark(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { loaders }: Ctxt) {
    return loaders.technopark.load(id);
  }

  @FieldResolver(() => LocalisedText, { description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() park: Technopark,
    @Ctx() context: Ctxt,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(park.names, locale ?? context.locale);
  }

  @FieldResolver(() => [Site], { description: 'Its workspaces and houses; empty: none that we know of.' })
  async sites(
    @Root() park: Technopark,
    @Arg('kind', () => PlaceKind, { nullable: true, description: 'Only those with such places.' })
    kind: PlaceKind | null,
    @Ctx() { loaders }: Ctxt,
  ) {
    return (await loaders.sitesOfTechnopark.load(park.id)).filter((site) => !kind || site.kind === kind);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many desks it has; null: not known.' })
  desks(@Root() park: Technopark, @Ctx() context: Ctxt) {
    return capacity(park, PlaceKind.DESK, context);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many beds it has; null: not known.' })
  beds(@Root() park: Technopark, @Ctx() context: Ctxt) {
    return capacity(park, PlaceKind.BED, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many desks are free on every day of a period; null: how many there are is not known.',
  })
  freeDesks(
    @Root() park: Technopark,
    @Arg('during', () => PeriodInput, { description: 'The days.' }) during: PeriodInput,
    @Arg('access24x7', () => Boolean, {
      defaultValue: false,
      description: 'True: only desks that can be used at any hour.',
    })
    access24x7: boolean,
    @Ctx() context: Ctxt,
  ) {
    return free(park, PlaceKind.DESK, during, context, access24x7);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many beds are free in every night of a period; null: how many there are is not known.',
  })
  freeBeds(
    @Root() park: Technopark,
    @Arg('during', () => PeriodInput, { description: 'The nights: the last is the one before `to`.' })
    during: PeriodInput,
    @Ctx() context: Ctxt,
  ) {
    return free(park, PlaceKind.BED, during, context);
  }
}
