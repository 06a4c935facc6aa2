import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { conflict } from '#kit/failure';
import { attempt } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { accreditTechnopark } from './accreditation.actions.ts';
import { Accreditation } from './accreditation.entity.ts';
import { AccreditTechnoparkInput, AccreditTechnoparkPayload } from './accreditation.inputs.ts';
import { accreditationOn, checkedDays, endingWithin } from './accreditation.rules.ts';
import type { TechnoparksLoaders } from './loaders.ts';
import { daysAfter } from './report.rules.ts';
import { countryOf, State } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

type Ctxt = Context<TechnoparksLoaders>;
const OVERLAP = conflict('ALREADY_ACCREDITED', 'The technopark is accredited for some of these days already.', [
  'validFrom',
]);

@Resolver(() => Accreditation)
export class AccreditationResolver {
  @Query(() => [Accreditation], {
    description: 'Accreditations in force on a day that end soon after it and that none follows, soonest first.',
  })
  @Access({ to: ['PUBLIC'] })
  async accreditationsEnding(
    @Arg('withinDays', () => Int, { description: 'How soon: so many days at most.' }) withinDays: number,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) asOf: string | null,
    @Ctx() { em, clock }: Ctxt,
  ) {
    const day = asOf ?? dayOf(clock());
    const until = daysAfter(day, checkedDays(withinDays));
    const near = await em.find(Accreditation, { validFrom: { $lte: until }, validTo: { $gt: day } });
    const parks = [...Map.groupBy(near, ({ technoparkId }) => technoparkId).values()];
    const ending = parks.map((all) => endingWithin(all, withinDays, day)).filter((one) => one !== null);
    return ending.sort((a, b) => (a.validTo + a.id < b.validTo + b.id ? -1 : 1));
  }

  @FieldResolver(() => Technopark, { description: 'Which technopark.' })
  technopark(@Root() { technoparkId }: Accreditation, @Ctx() { loaders }: Ctxt) {
    return loaders.technopark.load(technoparkId);
  }

  @Mutation(() => AccreditTechnoparkPayload, { description: 'Accredits a technopark for a range of dates.' })
  @Access({ to: ['SECRETARIAT'] })
  accreditTechnopark(
    @Arg('input', () => AccreditTechnoparkInput) input: AccreditTechnoparkInput,
    @Ctx() context: Ctxt,
  ) {
    return attempt(context, 'accreditation', () => accreditTechnopark(input, context), {
      accreditation_one_at_a_time: OVERLAP,
    });
  }
}

@Resolver(() => Technopark)
export class AccreditedTechnoparkResolver {
  @FieldResolver(() => Accreditation, {
    nullable: true,
    description: 'The accreditation in force on a day; null: none was recorded.',
  })
  async accreditation(
    @Root() park: Technopark,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) asOf: string | null,
    @Ctx() { loaders, clock }: Ctxt,
  ) {
    return accreditationOn(await loaders.accreditationsOfTechnopark.load(park.id), asOf ?? dayOf(clock()));
  }
}

@Resolver(() => State)
export class StateResolver {
  @FieldResolver(() => [Technopark], { description: 'The technoparks of the state, by id.' })
  async technoparks(
    @Root() state: State,
    @Arg('accreditationEndsWithin', () => Int, {
      nullable: true,
      description: 'Only those whose accreditation ends within so many days of `asOf` and that none follows.',
    })
    days: number | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) asOf: string | null,
    @Ctx() { loaders, clock }: Ctxt,
  ) {
    const parks = await loaders.technoparksOfCountry.load(countryOf(state.id));
    if (days === null || days === undefined) return parks;
    const day = asOf ?? dayOf(clock());
    const all = await Promise.all(parks.map(({ id }) => loaders.accreditationsOfTechnopark.load(id)));
    return parks.filter((_, i) => endingWithin(all[i]!, checkedDays(days), day) !== null);
  }
}
