import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, decimal, id, listOf, oneOf } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { Applicant } from '#vocabulary/applicant';
import { Stage } from '#vocabulary/stage';
import { SupportKind } from '#vocabulary/support-kind';
import type { SupportLoaders } from './loaders.ts';
import { Measure } from './measure.entity.ts';
import { SupportProvider, TechnoparkStub } from './stubs.ts';

const Measures = collection(Measure, 'Measure', {
  country: country(),
  mainKind: oneOf(SupportKind, 'SupportKind'),
  kinds: listOf(SupportKind, 'SupportKind'),
  applicant: oneOf(Applicant, 'Applicant'),
  stages: listOf(Stage, 'Stage'),
  equityTaken: decimal(),
  providerId: id(),
  synthetic: boolean(),
});

@Resolver(() => Measure)
export class MeasureResolver {
  @Query(() => Measures.Connection, { description: 'Standing measures of support.' })
  @Access({ to: ['PUBLIC'] })
  measures(@Args(() => Measures.Arguments) args: InstanceType<typeof Measures.Arguments>, @Ctx() context: Context) {
    return Measures.list(args, context);
  }

  @Query(() => Measures.Aggregation, { description: 'Measures in groups.' })
  @Access({ to: ['PUBLIC'] })
  measuresAggregate(
    @Args(() => Measures.AggregateArguments) args: InstanceType<typeof Measures.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Measures.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() measure: Measure,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(measure.names, locale ?? context.locale);
  }

  @FieldResolver(() => SupportProvider, {
    nullable: true,
    description: 'Who gives it; null: no party of the alliance.',
  })
  provider(@Root() { providerId }: Measure) {
    return providerId && { id: providerId };
  }

  @FieldResolver(() => TechnoparkStub, {
    nullable: true,
    description: 'Only for residents of this park; null: for all.',
  })
  forResidentsOf(@Root() { residentOf }: Measure) {
    return residentOf && { id: residentOf };
  }
}

@Resolver(() => TechnoparkStub)
export class TechnoparkMeasuresResolver {
  @FieldResolver(() => [Measure], { nullable: true, description: 'Support the park gives.' })
  measures(@Root() { id }: TechnoparkStub, @Ctx() { loaders }: Context<SupportLoaders>) {
    return loaders.measuresOfProvider.load(id);
  }
}
