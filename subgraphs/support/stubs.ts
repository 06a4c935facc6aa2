import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { typeOf } from '#kit/id';
import { stubOf } from '#kit/stub';

@ObjectType('Technopark', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class TechnoparkStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Programme', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class ProgrammeStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('CountryYear', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class CountryYearStub {
  @Field(() => ID)
  id: string;
}

export const CohortStub = stubOf('Cohort');
export const OrganisationStub = stubOf('Organisation');
export const StartupStub = stubOf('Startup');

/** Who offers support. */
export const SupportProvider = createUnionType({
  name: 'SupportProvider',
  description: 'Who offers support: a technopark or another organisation.',
  types: () => [TechnoparkStub, OrganisationStub] as const,
  resolveType: ({ id }: { id: string }) => typeOf(id) ?? undefined,
});
