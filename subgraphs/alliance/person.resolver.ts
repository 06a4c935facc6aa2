import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { Role } from '#vocabulary/role';
import type { AllianceLoaders } from './loaders.ts';
import { Node } from './node.ts';
import { Person } from './person.entity.ts';

@ObjectType('Viewer', { description: 'Who asks, as this graph understood the token.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class ViewerView {
  @Field(() => Role, { description: 'In which capacity.' })
  role: Role;

  @Field(() => ID, { nullable: true, description: 'The party acted for.' })
  organisationId: string | null;

  @Field(() => Person, { nullable: true, description: 'The person behind the token, when the alliance knows them.' })
  person: Promise<Person | null> | null;
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => ViewerView, { description: 'Who asks.' })
  @Access({ to: ['PUBLIC'] })
  viewer(@Ctx() { viewer, loaders }: Context<AllianceLoaders>): ViewerView {
    const person = viewer.personId ? loaders.person.load(viewer.personId) : null;
    return { role: viewer.role as Role, organisationId: viewer.organisationId, person };
  }

  @FieldResolver(() => Node, { description: 'The party acted for.' })
  organisation(@Root() person: Person) {
    return { id: person.organisationId };
  }
}
