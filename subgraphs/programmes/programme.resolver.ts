import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, decimal, id, listOf, oneOf } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { Applicant } from '#vocabulary/applicant';
import { Stage } from '#vocabulary/stage';
import { SupportKind } from '#vocabulary/support-kind';
import { Cohort } from './cohort.entity.ts';
import type { ProgrammesLoaders } from './loaders.ts';
import { Programme } from './programme.entity.ts';
import { SupportProvider, TechnoparkStub } from './stubs.ts';

const Programmes = collection(Programme, 'Programme', {
  country: country(),
  mainKind: oneOf(SupportKind, 'SupportKind'),
  kinds: listOf(SupportKind, 'SupportKind'),
  applicant: oneOf(Applicant, 'Applicant'),
  stages: listOf(Stage, 'Stage'),
  equityTaken: decimal(),
  openToForeigners: boolean(),
  providerId: id(),
  synthetic: boolean(),
});

@Resolver(() => Programme)
export class ProgrammeResolver {
  @Query(() => Programmes.Connection, { description: 'Programmes that startups can join.' })
  @Access({ to: ['PUBLIC'] })
  programmes(
    @Args(() => Programmes.Arguments) args: InstanceType<typeof Programmes.Arguments>,
    @Ctx() context: Context,
  ) {
    return Programmes.list(args, context);
  }

  @Query(() => Programmes.Aggregation, { description: 'Programmes in groups.' })
  @Access({ to: ['PUBLIC'] })
  programmesAggregate(
    @Args(() => Programmes.AggregateArguments) args: InstanceType<typeof Programmes.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Programmes.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() programme: Programme,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(programme.names, locale ?? context.locale);
  }

  @FieldResolver(() => SupportProvider, { nullable: true, description: 'Who runs it; null: no party of the alliance.' })
  provider(@Root() { providerId }: Programme) {
    return providerId && { id: providerId };
  }

  @FieldResolver(() => TechnoparkStub, {
    nullable: true,
    description: 'Only for residents of this park; null: for all.',
  })
  forResidentsOf(@Root() { residentOf }: Programme) {
    return residentOf && { id: residentOf };
  }

  @FieldResolver(() => [Cohort], { description: 'Its runs, newest first.' })
  cohorts(@Root() programme: Programme, @Ctx() { loaders }: Context<ProgrammesLoaders>) {
    return loaders.cohortsOfProgramme.load(programme.id);
  }
}

@Resolver(() => TechnoparkStub)
export class TechnoparkProgrammesResolver {
  @FieldResolver(() => [Programme], { nullable: true, description: 'Programmes the park runs.' })
  programmes(@Root() { id }: TechnoparkStub, @Ctx() { loaders }: Context<ProgrammesLoaders>) {
    return loaders.programmesOfProvider.load(id);
  }
}
