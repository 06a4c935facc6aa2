import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '#kit/context';
import { IntFact } from '#kit/fact';
import { connectionType, PageArguments, pageOfList } from '#kit/page';
import { countryYearOf } from '#vocabulary/country-year';
import type { TechnoparksLoaders } from './loaders.ts';
import { Residency } from './residency.entity.ts';
import { ResidencyState } from './residency.states.ts';
import { residentsFact } from './residents.rules.ts';
import { CountryYear } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

type Ctxt = Context<TechnoparksLoaders>;
const ResidentConnection = connectionType('Resident', () => Residency);

@Resolver(() => Technopark)
export class ResidentsResolver {
  @FieldResolver(() => Int, { description: 'How many residencies recorded here have not ended.' })
  async residentCount(@Root() { id }: Technopark, @Ctx() { loaders }: Ctxt) {
    const all = await loaders.residenciesOfTechnopark.load(id);
    return all.filter(({ state }) => state !== ResidencyState.ENDED).length;
  }

  @FieldResolver(() => ResidentConnection, { description: 'Its residencies recorded here, oldest first.' })
  async residencies(
    @Root() { id }: Technopark,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('state', () => ResidencyState, { nullable: true, description: 'Only those that stand so.' })
    state: ResidencyState | null,
    @Ctx() { loaders }: Ctxt,
  ) {
    const all = await loaders.residenciesOfTechnopark.load(id);
    const wanted = all.filter((residency) => !state || residency.state === state);
    return pageOfList(wanted, page, `residents:${id}:${state ?? ''}`);
  }
}

@Resolver(() => CountryYear)
export class CountryYearResolver {
  @FieldResolver(() => IntFact, {
    nullable: true,
    description: 'Residents of its parks: the sum of the parks’ own figures, their dates in the note; null: not known.',
  })
  async residents(@Root() { id }: CountryYear, @Ctx() { loaders }: Ctxt) {
    const key = countryYearOf(id);
    return key && residentsFact(await loaders.residentFigures.load(key.country));
  }
}
