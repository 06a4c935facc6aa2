import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';

@ObjectType('Startup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class StartupStub {
  @Field(() => ID)
  id: string;
}
